using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace ProspectingTools.Runtime;

/// <summary>Files that only their owner may read. On Windows the user's own folders are so already.</summary>
internal static class OwnerOnlyFile
{
    private const uint OwnerReadWrite = 0x180; // 0600
    private const uint OwnerAll = 0x1C0; // 0700

    /// <summary>Creates an empty file that only its owner may read, before anything is in it.</summary>
    /// <param name="path">The file; it must not exist.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="IOException">It cannot be created.</exception>
    public static FileStream Create(string path)
    {
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        try
        {
            Restrict(path, OwnerReadWrite);
            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>
    /// Puts a new content under a name in one step: whoever reads the name sees the old content or the new one, and after a
    /// crash there is one of the two.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Replace(string path, byte[] content)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = Create(temporary))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            if (File.Exists(path))
            {
                File.Replace(temporary, path, null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Makes a folder that only its owner may enter; one that is there stays as it is.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            Restrict(path, OwnerAll);
        }
    }

    private static void Restrict(string path, uint mode)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && NativeMethods.ChangeMode(path, mode) != 0)
        {
            throw new IOException($"'{path}' cannot be made readable for its owner only: {new Win32Exception(Marshal.GetLastWin32Error()).Message}");
        }
    }

    private static class NativeMethods
    {
        // netstandard2.0 has no File.SetUnixFileMode. Unix file names are bytes, which .NET takes for UTF-8.
        [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Chmod(byte[] path, uint mode);

        public static int ChangeMode(string path, uint mode) => Chmod(System.Text.Encoding.UTF8.GetBytes(path + '\0'), mode);
    }
}
