using System;
using System.IO;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>Files with people in them: nobody but their owner may read them, wherever they are and whatever the umask says.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(Owner | UnixFileMode.UserExecute);

    // SQLite gives these the rights of the database; those of an earlier run are there already.
    private static readonly string[] s_beside = ["-wal", "-shm"];

    /// <summary>Makes an empty file when there is none (SQLite takes it for a new database), and takes the rights of others away.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Ensure(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // The user's own folders are private there by their access lists.
            return;
        }

        if (!File.Exists(path))
        {
            new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = Owner }).Dispose();
        }

        Restrict(path);
        foreach (string suffix in s_beside)
        {
            Restrict(path + suffix);
        }
    }

    private static void Restrict(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0)
            {
                File.SetUnixFileMode(path, Owner);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of another user, or not writable at all: whether it can be used, SQLite says itself.
        }
    }
}
