using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Npgsql;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>
/// A PostgreSQL cluster of the tests' own: in a temporary folder, on a free port of the loopback address, ended by its process id.
/// It refuses to run as root, so it is run as an ordinary user there.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string FolderPrefix = "prospecting-postgres-";

    private static readonly TimeSpan s_startup = TimeSpan.FromSeconds(60);
    private static readonly string? s_programs = FindPrograms();
    private static readonly Lazy<PostgresServer> s_shared = new(() => Start("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
    private static int s_databases;

    private readonly string _folder;
    private readonly string[] _settings;
    private Process? _process;

    private PostgresServer(string folder, string[] settings)
    {
        _folder = folder;
        _settings = settings;
        Port = FreePort();
    }

    /// <summary>Why there can be none here, with what to type; null when there can.</summary>
    public static string? Missing { get; } = s_programs is null
        ? "PostgreSQL is not installed. On Debian or Ubuntu: apt-get install --no-install-recommends postgresql"
        : Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() && !File.Exists("/usr/bin/setpriv")
            ? "PostgreSQL refuses root, and there is no setpriv to run it as another user. On Debian or Ubuntu: apt-get install util-linux"
            : null;

    /// <summary>The cluster that the tests of a run share. It does not wait for the disk: only crash tests need that.</summary>
    public static PostgresServer Shared => s_shared.Value;

    /// <summary>The folder of PostgreSQL's programs.</summary>
    public static string Programs => s_programs!;

    public int Port { get; }

    public int Pid => _process!.Id;

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="settings">Settings beside the tests' own, such as <c>fsync=off</c>.</param>
    public static PostgresServer Start(params string[] settings)
    {
        RemoveLeftovers();
        string folder = Path.Combine(Path.GetTempPath(), $"{FolderPrefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        Run("initdb", "--pgdata", folder, "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync");
        var server = new PostgresServer(folder, settings);
        server.Start();
        return server;
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref s_databases)}");
        using NpgsqlConnection connection = Open("postgres");
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    /// <summary>A connection to a database of the cluster, past the service.</summary>
    public NpgsqlConnection Open(string database)
    {
        var connection = new NpgsqlConnection($"{ConnectionString(database)};Pooling=false");
        connection.Open();
        return connection;
    }

    /// <summary>Ends the server at once, as a crash would, and starts it again over what it has on disk.</summary>
    public void Restart()
    {
        Stop();
        Start();
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Ends the cluster that the tests of a run have shared, if any did.</summary>
    public static void DisposeShared()
    {
        if (s_shared.IsValueCreated)
        {
            s_shared.Value.Dispose();
        }
    }

    // A run that was killed could end nothing: its server and its folder go with the next one.
    private static void RemoveLeftovers()
    {
        foreach (string folder in Directory.GetDirectories(Path.GetTempPath(), $"{FolderPrefix}*"))
        {
            if (!int.TryParse(Path.GetFileName(folder)[FolderPrefix.Length..].Split('-')[0], out int owner) || IsRunning(owner))
            {
                continue;
            }

            try
            {
                string pid = Path.Combine(folder, "postmaster.pid");
                if (File.Exists(pid) && int.Parse(File.ReadLines(pid).First(), CultureInfo.InvariantCulture) is int server && IsRunning(server)
                    && File.ReadAllText($"/proc/{server}/cmdline").Contains(folder, StringComparison.Ordinal))
                {
                    Signals.Quit(server);
                    using var left = Process.GetProcessById(server);
                    left.WaitForExit();
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // Another run removes it at the same time, or it is another user's.
            }
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void Start()
    {
        string[] settings = ["listen_addresses=127.0.0.1", $"port={Port}", "unix_socket_directories=", "max_connections=300", "shared_buffers=64MB", "log_min_messages=fatal", .. _settings];
        _process = Launch("postgres", ["-D", _folder, .. settings.SelectMany(s => new[] { "-c", s })]);
        for (DateTime end = DateTime.UtcNow + s_startup; ; Thread.Sleep(50))
        {
            try
            {
                using NpgsqlConnection connection = Open("postgres");
                return;
            }
            catch (NpgsqlException) when (DateTime.UtcNow < end && !_process.HasExited)
            {
                // It is still starting.
            }
        }
    }

    private void Stop()
    {
        Signals.Quit(_process!.Id);
        _process.WaitForExit();
        _process.Dispose();
    }

    private string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}");

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Launch(program, arguments);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error}");
        }
    }

    private static Process Launch(string program, IEnumerable<string> arguments)
    {
        string file = Path.Combine(s_programs!, program);
        string[] asUser = Environment.IsPrivilegedProcess && OperatingSystem.IsLinux()
            ? ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", file]
            : [file];
        var start = new ProcessStartInfo(asUser[0], [.. asUser.Skip(1), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["LC_ALL"] = "C";
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        if (program == "postgres")
        {
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
        }

        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Debian keeps each version's programs in a folder of its own, outside the PATH.
    private static string? FindPrograms()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        string[] folders = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return folders.OrderByDescending(f => int.TryParse(Path.GetFileName(f), out int version) ? version : 0).Select(f => Path.Combine(f, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")));
    }
}
