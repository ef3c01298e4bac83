using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>A file system in memory that is soon full. Only root on Linux can mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string path, int megabytes)
    {
        Path = Directory.CreateDirectory(path).FullName;
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path))
        {
            throw new InvalidOperationException($"No small disk could be mounted at {Path}.");
        }
    }

    public string Path { get; }

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? Missing { get; } = FindMissing();

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    public void Dispose() => Run("umount", "-l", Path);

    private static string? FindMissing()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "A small disk can be mounted by root on Linux only.";
        }

        string probe = Directory.CreateTempSubdirectory("prospecting-disk-").FullName;
        bool mounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe);
        if (mounted)
        {
            Run("umount", "-l", probe);
        }

        Directory.Delete(probe);
        return mounted ? null : "This container may not mount file systems.";
    }

    private static bool Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A test that needs a small disk; skipped, with the reason, where there can be none.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = TestStore.IsPostgres ? "Of the data folder; this run is on PostgreSQL." : SmallDisk.Missing;
}
