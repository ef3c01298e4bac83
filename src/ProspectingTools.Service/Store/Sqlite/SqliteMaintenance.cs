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
        connection => SqliteErrors.Verify(connection, path, "integrity_check"), cancellationToken);

    /// <inheritdoc/>
    public Task BackUpAsync(string file, CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            PrivateFile.Ensure(file);
            connection.Execute("VACUUM INTO @file", new { file });
        },
        cancellationToken);

    private Task RunAsync(Action<SqliteConnection> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using SqliteLink link = SqliteLink.Open(path, SqliteStore.ReaderCacheKilobytes);
                work(link.Connection);
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw SqliteErrors.Unusable(path, e);
            }
        },
        cancellationToken);
}
