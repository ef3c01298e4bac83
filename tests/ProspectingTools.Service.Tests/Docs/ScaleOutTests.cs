using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Npgsql;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Docs;

/// <summary>
/// The ten commands of docs/scale-out.md, typed into a shell as given: only ports, the user's folder and the proxy are this
/// test's own. In the proxy's place stands one of a few lines, because nginx is not everywhere.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ScaleOutTests
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    [PostgresFact]
    public async Task Ten_commands_lead_from_a_folder_to_three_instances()
    {
        using var home = new TempFolder();
        string folder = Path.Combine(home.Path, ".local", "share", "ProspectingTools", "service");
        await using (ServiceProcess laptop = await ServiceProcess.OnFolderAsync(folder, "--sample", "60"))
        {
            await laptop.StopAsync();
        }

        string page = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "scale-out.md"));
        string[] commands = [.. Regex.Match(page, "```shell\n(.*?)```", RegexOptions.Singleline).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal(10, commands.Length);
        int[] ports = [.. Enumerable.Range(0, 4).Select(_ => FreePort())];
        string script = string.Join('\n', commands)
            .Replace("5432", $"{PostgresServer.Shared.Port}", StringComparison.Ordinal)
            .Replace("nginx -p . -c docs/samples/scale-out/nginx.conf", ":", StringComparison.Ordinal);
        for (int i = 0; i < ports.Length; i++)
        {
            script = script.Replace($"508{i}", $"{ports[i]}", StringComparison.Ordinal);
        }

        using var proxy = new RoundRobin(ports[0], ports[1..]);
        CommandResult result = await RunAsync($"set -e\n{Shims(home)}\n{script}\nsleep 1\n", home.Path);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("people: 60 rows", result.Output, StringComparison.Ordinal);
        Assert.Contains("is sound", result.Output, StringComparison.Ordinal);
        Assert.Contains("prospecting-service", result.Output.Split('\n')[^1] + result.Output, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(result.Output, "other instances may share it"));
    }

    // What a later step of the schema adds is to be spread too. The queue is not: its rows are locked one by one.
    [PostgresFact]
    public async Task Script_for_many_machines_names_every_table_of_a_group()
    {
        string database = TestStore.NewDatabase();
        await (await StoreFactory.OpenAsync(new StoreLocation.Server(database))).DisposeAsync();
        string script = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "scale-out.sql"));
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'group_key' AND table_name <> 'job_queue'", connection);
        await using NpgsqlDataReader rows = await command.ExecuteReaderAsync();
        int tables = 0;
        for (; await rows.ReadAsync(); tables++)
        {
            Assert.Contains($"'{rows.GetString(0)}'", script, StringComparison.Ordinal);
        }

        Assert.True(tables > 15, $"Only {tables} tables were found.");
    }

    // The programs that the page names, as this machine has them. Scripts, not functions: what is killed must be the service itself.
    private static string Shims(TempFolder home)
    {
        string service = Path.Combine(AppContext.BaseDirectory, "ProspectingTools.Service.dll");
        string programs = Directory.CreateDirectory(home["bin"]).FullName;
        foreach ((string name, string command) in new[] { ("prospecting-service", $"dotnet '{service}'"), ("createdb", $"'{PostgresServer.Programs}/createdb'") })
        {
            string file = Path.Combine(programs, name);
            File.WriteAllText(file, $"#!/bin/sh\nexec {command} \"$@\"\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return $"export HOME='{home.Path}' PATH=\"{programs}:$PATH\"\ntrap 'kill $(jobs -p)' EXIT";
    }

    private static async Task<CommandResult> RunAsync(string script, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_longest);
        return new CommandResult(process.ExitCode, await output.WaitAsync(s_longest), await error.WaitAsync(s_longest));
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ProspectingTools.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No repository above the tests.");
        }

        return folder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
