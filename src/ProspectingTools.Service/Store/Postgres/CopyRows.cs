using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>Rows of a data folder's file, copied into a table through a temporary one.</summary>
internal static class CopyRows
{
    private const string Words = "words";

    /// <summary>Copies the rows of a reader within the transaction.</summary>
    /// <returns>How many, and the key of the last one.</returns>
    public static async Task<(int Rows, long Last)> WriteAsync(CopyTable table, SqliteDataReader reader, NpgsqlConnection database, long after)
    {
        string[] columns = table.Columns.Split(", ");
        await database.ExecuteAsync(
            $"CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT {table.Columns} FROM {table.Name} LIMIT 0");
        Dictionary<string, string> types = (await database.QueryAsync<(string Name, string Type)>(
            "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = 'incoming'::regclass AND attnum > 0")).ToDictionary(t => t.Name, t => t.Type);
        NpgsqlDbType[] kinds = [.. columns.Select(c => KindOf(types[c]))];
        var words = new WordVector();
        int rows = 0;
        long last = after;
        await using (NpgsqlBinaryImporter copy = await database.BeginBinaryImportAsync($"COPY incoming({table.Columns}) FROM STDIN (FORMAT BINARY)"))
        {
            for (; reader.Read(); rows++)
            {
                await copy.StartRowAsync();
                for (int i = 0; i < columns.Length; i++)
                {
                    if (columns[i] == Words)
                    {
                        await copy.WriteAsync(words.Bytes(TextAt(reader, i)), NpgsqlDbType.Bytea);
                    }
                    else if (reader.IsDBNull(i))
                    {
                        await copy.WriteNullAsync();
                    }
                    else
                    {
                        await WriteAsync(copy, reader, i, kinds[i]);
                    }
                }

                // The key comes first; where it is made of two, it comes after the columns.
                last = table.Key is null ? last : reader.GetInt64(table.Name == "prospects" ? columns.Length : 0);
            }

            await copy.CompleteAsync();
        }

        await database.ExecuteAsync(
            $"INSERT INTO {table.Name}({table.Columns}) SELECT {table.Columns} FROM incoming; DROP TABLE incoming");
        return (rows, last);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, SqliteDataReader reader, int column, NpgsqlDbType kind) => kind switch
    {
        NpgsqlDbType.Bigint => copy.WriteAsync(reader.GetInt64(column), kind),
        NpgsqlDbType.Boolean => copy.WriteAsync(reader.GetInt64(column) != 0, kind),
        NpgsqlDbType.Bytea => copy.WriteAsync(reader.GetFieldValue<byte[]>(column), kind),
        _ => copy.WriteAsync(reader.GetString(column).Replace("\0", string.Empty, StringComparison.Ordinal), kind),
    };

    // The ten texts of a person are in the place of the words.
    private static SearchText TextAt(SqliteDataReader reader, int at)
    {
        string?[] texts = [.. Enumerable.Range(at, 10).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))];
        return new SearchText(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7]) { FirstName = texts[8], LastName = texts[9] };
    }

    private static NpgsqlDbType KindOf(string type) => type switch
    {
        "bigint" => NpgsqlDbType.Bigint,
        "boolean" => NpgsqlDbType.Boolean,
        "bytea" => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };
}
