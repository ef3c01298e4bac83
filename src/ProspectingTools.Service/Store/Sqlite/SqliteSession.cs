using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Dapper;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>Reads and writes inside one transaction. The parts by area are in the files beside this one.</summary>
internal sealed partial class SqliteSession(SqliteLink link) : IWriteSession
{
    /// <inheritdoc/>
    public Task DeferDiskAsync() => Task.CompletedTask;

    private Task<int> ExecuteAsync(string sql, object? parameters = null) => link.Connection.ExecuteAsync(sql, parameters);

    private Task<long> InsertAsync(string sql, object parameters) =>
        link.Connection.ExecuteScalarAsync<long>(sql + "; SELECT last_insert_rowid()", parameters);

    private Task<T?> ScalarAsync<T>(string sql, object? parameters = null) => link.Connection.ExecuteScalarAsync<T>(sql, parameters);

    private Task<T?> OneAsync<T>(string sql, object? parameters = null) => link.Connection.QueryFirstOrDefaultAsync<T>(sql, parameters);

    private async Task<IReadOnlyList<T>> ManyAsync<T>(string sql, object? parameters = null) =>
        (await link.Connection.QueryAsync<T>(sql, parameters)).AsList();

    // One statement text whatever the number of values: they arrive as one JSON array for json_each.
    private static string JsonArray<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values.ToArray());
}
