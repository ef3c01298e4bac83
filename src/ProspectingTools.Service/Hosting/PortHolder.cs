using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ProspectingTools.Service.Hosting;

/// <summary>Who listens on a port. Linux shows it (proc(5), net/tcp); elsewhere, and of other users' processes, it is not known.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";
    private const int LocalAddress = 1;
    private const int State = 3;
    private const int Inode = 9;

    private static readonly string[] s_tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The process that listens on a port, for people; null when it is not known.</summary>
    public static string? Find(int port)
    {
        try
        {
            return OperatingSystem.IsLinux() ? Process(Sockets(port)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static HashSet<string> Sockets(int port)
    {
        string suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return
        [
            .. s_tables.Where(File.Exists).SelectMany(File.ReadLines)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(cells => cells.Length > Inode && cells[State] == Listening && cells[LocalAddress].EndsWith(suffix, StringComparison.Ordinal))
                .Select(cells => $"socket:[{cells[Inode]}]"),
        ];
    }

    private static string? Process(HashSet<string> sockets)
    {
        string? folder = Directory.EnumerateDirectories("/proc").FirstOrDefault(f => int.TryParse(Path.GetFileName(f), out _) && Has(f, sockets));
        return folder is null ? null : $"process {Path.GetFileName(folder)} ({File.ReadAllText(Path.Combine(folder, "comm")).Trim()})";
    }

    private static bool Has(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(fd => new FileInfo(fd).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or another user's.
            return false;
        }
    }
}
