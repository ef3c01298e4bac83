using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Npgsql;
using ProspectingTools.Service.Tests.Support;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>What a database gives and takes with nothing of the service around it: PostgreSQL's own program.</summary>
internal static class Psql
{
    /// <summary>Runs a script; its rows are thrown away.</summary>
    /// <returns>The seconds that it took, the program's start included.</returns>
    public static async Task<double> RunAsync(string database, string script)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            var start = new ProcessStartInfo(
                Path.Combine(PostgresServer.Programs, "psql"),
                ["-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, "-d", settings.Database!, "-o", "/dev/null", "-f", file])
            {
                RedirectStandardError = true,
            };
            var watch = Stopwatch.StartNew();
            using Process process = Process.Start(start)!;
            string error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException(error);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
