using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace ProspectingTools.Client.Files;

/// <summary>
/// Files that only their owner may read, from the moment they exist: mode 0600 on Unix, on Windows an access list with the
/// owner alone.
/// </summary>
public static class OwnerOnlyFile
{
    private const int Unbuffered = 1;

    /// <summary>Creates an empty file that only its owner may read, and opens it for this process alone.</summary>
    /// <param name="path">The file; it must not exist.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="IOException">It exists, or cannot be created.</exception>
    public static FileStream Create(string path)
    {
        // A link that leads nowhere does not exist for File.Exists, and would be written through.
        if (File.Exists(path) || IsLink(path))
        {
            throw new IOException($"'{path}' exists already.");
        }

        if (!NativeMethods.IsWindows)
        {
            NativeMethods.CreateForOwner(path);
            return Open(path);
        }

        // Open for this process alone, so that nobody can look in before the access list is there.
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Unbuffered);
        try
        {
            NativeMethods.RestrictToOwner(path);
            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Whether a name is a link, of which nobody knows where it leads.</summary>
    /// <param name="path">The name; nothing need be there.</param>
    /// <returns>Whether it is one, even one that leads nowhere.</returns>
    public static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Opens a file that other processes may want, too; the first time it is made for its owner alone.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="IOException">Another process has it open, it is a link, or it cannot be made.</exception>
    public static FileStream OpenOrCreate(string path)
    {
        if (IsLink(path))
        {
            throw new IOException($"'{path}' is a link, and links are not followed here.");
        }

        return File.Exists(path) ? Open(path) : Create(path);
    }

    /// <summary>Opens a file for this process alone. Nothing is held back: what is written is written.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="IOException">It is not there, or another process has it open.</exception>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, Unbuffered);

    /// <summary>
    /// Puts a new content under a name in one step: anyone who reads the name sees the old content or the new one, and after a
    /// crash there is one of the two.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Replace(string path, byte[] content) => Replace(path, content, $"{path}.{Guid.NewGuid():N}.tmp");

    /// <summary>The same by way of a temporary name: for one writer at a time, whose next run takes away what a crash leaves.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The content.</param>
    /// <param name="temporary">The temporary name, in the same folder.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Replace(string path, byte[] content, string temporary)
    {
        File.Delete(temporary);
        try
        {
            using (FileStream stream = Create(temporary))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            MoveOver(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Gives a file another name in one step; a file of that name is replaced, its access list too.</summary>
    /// <param name="source">The file.</param>
    /// <param name="target">The other name, in the same folder.</param>
    /// <exception cref="IOException">It cannot be moved.</exception>
    public static void MoveOver(string source, string target)
    {
        if (NativeMethods.IsWindows)
        {
            NativeMethods.MoveOverOnWindows(source, target);
        }
        else if (File.Exists(target))
        {
            // On Unix this is rename(2).
            File.Replace(source, target, null);
        }
        else
        {
            File.Move(source, target);
        }
    }

    /// <summary>Makes a folder that only its owner may enter; one that is there stays as it is.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(path);
        if (!NativeMethods.IsWindows)
        {
            NativeMethods.ChangeToOwnerFolder(path);
        }
    }

    private static class NativeMethods
    {
        private const uint OwnerReadWrite = 0x180; // 0600
        private const uint OwnerAll = 0x1C0; // 0700
        private const uint ReplaceExisting = 0x1;
        private const uint WriteThrough = 0x8;
        private const uint DaclOnly = 0x4;
        private const uint ProtectedDacl = 0x80000000;

        // Full access for the owner, nobody else, nothing inherited.
        private const string OwnerOnly = "D:P(A;;FA;;;OW)";

        public static bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

        public static void CreateForOwner(string path)
        {
            // netstandard2.0 has no FileStreamOptions.UnixCreateMode.
            int handle = Creat(Name(path), OwnerReadWrite);
            if (handle < 0)
            {
                throw Failure(path);
            }

            _ = Close(handle);
        }

        public static void ChangeToOwnerFolder(string path)
        {
            if (Chmod(Name(path), OwnerAll) != 0)
            {
                throw Failure(path);
            }
        }

        public static void RestrictToOwner(string path)
        {
            if (!ConvertStringSecurityDescriptorToSecurityDescriptor(OwnerOnly, 1, out IntPtr descriptor, IntPtr.Zero))
            {
                throw Failure(path);
            }

            try
            {
                if (!SetFileSecurity(path, DaclOnly | ProtectedDacl, descriptor))
                {
                    throw Failure(path);
                }
            }
            finally
            {
                _ = LocalFree(descriptor);
            }
        }

        public static void MoveOverOnWindows(string source, string target)
        {
            if (!MoveFileEx(source, target, ReplaceExisting | WriteThrough))
            {
                throw Failure(target);
            }
        }

        // Unix file names are bytes, which .NET takes for UTF-8.
        private static byte[] Name(string path) => System.Text.Encoding.UTF8.GetBytes(path + '\0');

        private static IOException Failure(string path)
        {
            int error = Marshal.GetLastWin32Error();
            return new IOException($"'{path}': {new Win32Exception(error).Message}", IsWindows ? unchecked((int)0x80070000) | error : error);
        }

        [DllImport("libc", EntryPoint = "creat", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Creat(byte[] path, uint mode);

        [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Chmod(byte[] path, uint mode);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Close(int handle);

        [DllImport("advapi32.dll", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptor(string text, uint revision, out IntPtr descriptor, IntPtr size);

        [DllImport("advapi32.dll", EntryPoint = "SetFileSecurityW", CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern bool SetFileSecurity(string path, uint parts, IntPtr descriptor);

        [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern bool MoveFileEx(string source, string target, uint flags);

        [DllImport("kernel32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern IntPtr LocalFree(IntPtr memory);
    }
}
