using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>What can be done with a database file as a whole.</summary>
internal sealed class SqliteMaintenance(string path) : IStoreMaintenance
{
    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            SqliteErrors.Verify(connection, path, "integrity_check");
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task BackUpAsync(string file, CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            PrivateFile.Ensure(file);
            return connection.Execute("VACUUM INTO @file", new { file });
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<(int Before, int After)> MigrateAsync(CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            int before = connection.ExecuteScalar<int>("PRAGMA user_version");
            Migration.Run(connection, path);
            return (before, Schema.Steps.Count);
        },
        cancellationToken);

    private Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using SqliteLink link = SqliteLink.Open(path, SqliteStore.ReaderCacheKilobytes);
                return work(link.Connection);
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw SqliteErrors.Unusable(path, e);
            }
        },
        cancellationToken);
}
