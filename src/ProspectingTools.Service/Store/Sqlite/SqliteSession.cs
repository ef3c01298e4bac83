using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>Reads and writes inside one transaction. The parts by area are in the files beside this one.</summary>
internal sealed partial class SqliteSession(SqliteConnection connection, SqliteTransaction transaction) : IWriteSession
{
    private Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(sql, parameters, transaction);

    private Task<long> InsertAsync(string sql, object parameters) =>
        connection.ExecuteScalarAsync<long>(sql + "; SELECT last_insert_rowid()", parameters, transaction);

    private Task<T?> ScalarAsync<T>(string sql, object? parameters = null) => connection.ExecuteScalarAsync<T>(sql, parameters, transaction);

    private Task<T?> OneAsync<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, parameters, transaction);

    private async Task<IReadOnlyList<T>> ManyAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(sql, parameters, transaction)).AsList();

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    // One statement text whatever the number of values: they arrive as one JSON array for json_each.
    private static string JsonArray<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values.ToArray());
}
