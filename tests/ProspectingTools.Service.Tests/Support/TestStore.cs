using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>
/// Which store the tests run on: SQLite, or with PROSPECTING_TEST_STORE=postgres PostgreSQL, where each data folder stands for a
/// database of its own.
/// </summary>
internal static class TestStore
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary>The kinds of store.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Sqlite, Postgres];

    private static readonly ConcurrentDictionary<string, string> s_databases = new(StringComparer.Ordinal);

    /// <summary>Whether this run is on PostgreSQL.</summary>
    public static bool IsPostgres { get; } = string.Equals(
        Environment.GetEnvironmentVariable("PROSPECTING_TEST_STORE"), Postgres, StringComparison.OrdinalIgnoreCase);

    /// <summary>An empty database, on the tests' own server or on the one that is given.</summary>
    /// <returns>Its connection string.</returns>
    public static string NewDatabase() => GivenServer.IsGiven ? GivenServer.CreateDatabase() : PostgresServer.Shared.CreateDatabase();

    /// <summary>An empty store of a kind, of this test's own.</summary>
    public static Task<IStore> NewAsync(string kind) => StoreFactory.OpenAsync(
        kind == Postgres ? new StoreLocation.Server(NewDatabase()) : new StoreLocation.Memory());

    /// <summary>An empty store of the kind that this run is on.</summary>
    public static Task<IStore> NewAsync() => NewAsync(IsPostgres ? Postgres : Sqlite);

    /// <summary>The store that a service over a data folder works with.</summary>
    public static StoreLocation Of(string folder) =>
        IsPostgres ? new StoreLocation.Server(DatabaseOf(folder)) : new StoreLocation.File(Service.Hosting.DataFolder.DatabaseIn(folder));

    /// <summary>The database that stands for a data folder.</summary>
    public static string DatabaseOf(string folder) => s_databases.GetOrAdd(Path.GetFullPath(folder), static _ => NewDatabase());

    /// <summary>Takes the data folder out of a command line.</summary>
    /// <returns>The rest, and the connection string of the database in its place.</returns>
    public static (IReadOnlyList<string> Arguments, string Database) OnPostgres(IEnumerable<string> arguments)
    {
        List<string> rest = [.. arguments];
        rest.Remove("--in-memory");
        int data = rest.IndexOf("--data");
        if (data < 0)
        {
            return (rest, NewDatabase());
        }

        string database = DatabaseOf(rest[data + 1]);
        rest.RemoveRange(data, 2);
        return (rest, database);
    }
}
