using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>A real service process over a real database file, on a free port of the loopback address.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    public const string SessionKey = "sk_live_session_key_of_the_tests";
    public const string AdminKey = "admin-key-of-the-tests";

    private static readonly TimeSpan s_startup = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _log;

    private ServiceProcess(Process process, ServiceReady ready, Task<string> log)
    {
        _process = process;
        Ready = ready;
        _log = log;
        Api = new Api(new Uri(ready.Address!), ready.AccountGroupId!, SessionKey);
    }

    public ServiceReady Ready { get; }

    public Api Api { get; }

    public int Pid => _process.Id;

    /// <summary>Starts the service and waits until it answers.</summary>
    public static Task<ServiceProcess> StartAsync(string? dataPath, params string[] options) =>
        LaunchAsync(null, dataPath is null ? ["--in-memory", .. options] : ["--data", dataPath, .. options]);

    /// <summary>Starts the service with more variables in its environment.</summary>
    public static Task<ServiceProcess> StartAsync(string? dataPath, IReadOnlyList<(string Name, string Value)> environment, params string[] options) =>
        LaunchAsync(null, dataPath is null ? ["--in-memory", .. options] : ["--data", dataPath, .. options], environment);

    /// <summary>Starts the service over a database and waits until it answers.</summary>
    public static Task<ServiceProcess> OnDatabaseAsync(string database, params string[] options) => LaunchAsync(database, options);

    /// <summary>Starts the service over a folder, whatever store the run is on, and waits until it answers.</summary>
    public static Task<ServiceProcess> OnFolderAsync(string folder, params string[] options) => LaunchAsync(string.Empty, ["--data", folder, .. options]);

    private static async Task<ServiceProcess> LaunchAsync(string? database, string[] options, IReadOnlyList<(string Name, string Value)>? environment = null)
    {
        Process process = Launch(["--urls", "http://127.0.0.1:0", "--ready-json", .. options], database, environment);
        Task<string> log = process.StandardError.ReadToEndAsync();
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(s_startup);
        if (line is null)
        {
            await process.WaitForExitAsync();
            throw new InvalidOperationException($"The service ended with {process.ExitCode}: {await log}");
        }

        return new ServiceProcess(process, JsonSerializer.Deserialize(line, WireJson.Context.ServiceReady)!, log);
    }

    /// <summary>Starts the service once, because only that makes a database.</summary>
    public static async Task MakeDatabaseAsync(string dataPath, params string[] options)
    {
        await using ServiceProcess service = await StartAsync(dataPath, options);
        await service.StopAsync();
    }

    /// <summary>Runs a command of the service to its end.</summary>
    public static Task<CommandResult> RunAsync(params string[] arguments) => EndAsync(Launch(arguments));

    /// <summary>Runs a command on a database to its end; on what the arguments say when it is empty.</summary>
    public static Task<CommandResult> OnStoreAsync(string database, params string[] arguments) => EndAsync(Launch(arguments, database));

    private static async Task<CommandResult> EndAsync(Process started)
    {
        using Process process = started;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_startup);
        return new CommandResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the program without waiting for anything.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="database">The connection string of a database in place of a folder; null for the store of the run; empty for what the arguments say.</param>
    /// <param name="environment">More variables of its environment.</param>
    public static Process Launch(IEnumerable<string> arguments, string? database = null, IReadOnlyList<(string Name, string Value)>? environment = null)
    {
        if (database is null && TestStore.IsPostgres)
        {
            (arguments, database) = TestStore.OnPostgres(arguments);
        }

        string program = Path.Combine(AppContext.BaseDirectory, "ProspectingTools.Service.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A process that is killed leaves its debugging pipes behind.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["PROSPECTING_SESSION_KEY"] = SessionKey;
        start.Environment["PROSPECTING_ADMIN_KEY"] = AdminKey;
        if (database is not null)
        {
            start.Environment["PROSPECTING_STORE"] = database;
        }

        foreach ((string name, string value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Ends the process as a loss of power would: it gets no chance to do anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop and waits for its end.</summary>
    /// <returns>How long it took, and the exit code.</returns>
    public async Task<(TimeSpan Took, int ExitCode)> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        Signals.Terminate(_process.Id);
        await _process.WaitForExitAsync().WaitAsync(s_startup);
        return (watch.Elapsed, _process.ExitCode);
    }

    /// <summary>Closes its standard input and waits for its end.</summary>
    public async Task<int> CloseInputAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(s_startup);
        return _process.ExitCode;
    }

    /// <summary>What it logged; only after its end.</summary>
    public Task<string> LogAsync() => _log;

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);
