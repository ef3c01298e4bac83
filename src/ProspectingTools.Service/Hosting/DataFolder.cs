using System;
using System.Globalization;
using System.IO;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Hosting;

/// <summary>The folder of the data, of which one service at a time has the lock.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _pidFile;

    private DataFolder(string path, FileStream @lock, bool crashedLastTime)
    {
        Path = path;
        CrashedLastTime = crashedLastTime;
        _lock = @lock;
        _pidFile = PidFile(path);
    }

    /// <summary>The folder, as a full path.</summary>
    public string Path { get; }

    /// <summary>Whether the last service on the folder had no chance to say that it ended.</summary>
    public bool CrashedLastTime { get; }

    /// <summary>The folder when none is named: of the user, and never a temporary one.</summary>
    public static string Default()
    {
        string? home = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        string root = !string.IsNullOrEmpty(home) && System.IO.Path.IsPathRooted(home)
            ? home
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return System.IO.Path.Combine(root, "ProspectingTools", "service");
    }

    /// <summary>The database in a folder.</summary>
    public static string DatabaseIn(string folder) => System.IO.Path.Combine(folder, "prospecting.db");

    /// <summary>The database of a folder that a service has been started on.</summary>
    /// <param name="folder">The folder; null for the default.</param>
    /// <exception cref="RuleException">There is none.</exception>
    public static string Existing(string? folder)
    {
        string database = DatabaseIn(System.IO.Path.GetFullPath(folder ?? Default()));
        return File.Exists(database)
            ? database
            : throw RuleException.Invalid("--data", $"there is no '{database}'. Name the folder of a service, or start one on it first: only that makes a database");
    }

    /// <summary>Makes the folder when it is missing; only this user may look into it.</summary>
    /// <returns>The full path.</returns>
    /// <exception cref="StoreUnusableException">It cannot be made.</exception>
    public static string Ensure(string folder)
    {
        string path = System.IO.Path.GetFullPath(folder);
        try
        {
            if (!Directory.Exists(path))
            {
                if (OperatingSystem.IsWindows())
                {
                    Directory.CreateDirectory(path);
                }
                else
                {
                    Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }
            }

            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException($"The data folder '{path}' cannot be made: {e.Message} Name another with --data.", e);
        }
    }

    /// <summary>Takes the lock of a folder.</summary>
    /// <exception cref="DataFolderInUseException">Another process has it.</exception>
    /// <exception cref="StoreUnusableException">The folder cannot be written.</exception>
    public static DataFolder Open(string folder)
    {
        string path = Ensure(folder);
        FileStream file;
        try
        {
            file = new FileStream(System.IO.Path.Combine(path, "service.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            throw new DataFolderInUseException(
                $"The data folder '{path}' is in use by process {Holder(path)}. Stop that service, or name another folder with --data. Several services share their data in a PostgreSQL database (--store; docs/scale-out.md).");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }

        try
        {
            bool crashedLastTime = File.Exists(PidFile(path));
            File.WriteAllText(PidFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolder(path, file, crashedLastTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw Unwritable(path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_pidFile);
        _lock.Dispose();
    }

    // ERROR_SHARING_VIOLATION of Windows, or EWOULDBLOCK of Linux and of macOS.
    private static bool IsSharingViolation(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;

    private static StoreUnusableException Unwritable(string path, Exception e) =>
        new($"The data folder '{path}' cannot be written: {e.Message} Make it writable and make room, or name another with --data.", e);

    private static string PidFile(string folder) => System.IO.Path.Combine(folder, "service.pid");

    private static string Holder(string folder)
    {
        try
        {
            return File.ReadAllText(PidFile(folder)).Trim();
        }
        catch (IOException)
        {
            return "unknown";
        }
    }
}
