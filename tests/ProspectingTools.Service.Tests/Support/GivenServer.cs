using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using Npgsql;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>
/// A PostgreSQL server that the one who runs the tests has: PROSPECTING_TEST_POSTGRES is its connection string, as a user who may make
/// databases. Where a database is more than CREATE DATABASE, as on several machines, PROSPECTING_TEST_POSTGRES_CREATE is the program that
/// makes one of the name that it is given. Databases are left behind. Tests that stop their server, or want its disk, start their own.
/// </summary>
internal static class GivenServer
{
    private static readonly string? s_server = Environment.GetEnvironmentVariable("PROSPECTING_TEST_POSTGRES");
    private static readonly string? s_program = Environment.GetEnvironmentVariable("PROSPECTING_TEST_POSTGRES_CREATE");
    private static int s_databases;

    /// <summary>Whether there is one.</summary>
    public static bool IsGiven => !string.IsNullOrEmpty(s_server);

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public static string CreateDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"prospecting_test_{Environment.ProcessId}_{Interlocked.Increment(ref s_databases)}");
        if (s_program is null)
        {
            using var connection = new NpgsqlConnection($"{s_server};Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            command.ExecuteNonQuery();
        }
        else
        {
            Run(s_program, name);
        }

        return new NpgsqlConnectionStringBuilder(s_server) { Database = name }.ConnectionString;
    }

    private static void Run(string program, string name)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, [name]) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {name} ended with {process.ExitCode}: {error}");
        }
    }
}
