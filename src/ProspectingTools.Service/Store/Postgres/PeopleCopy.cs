using System.Collections.Generic;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>
/// New people by binary COPY, straight into their table: who is new is known before. Their words come with them from an import
/// (<see cref="IStore.WordsOf"/>); those of others are made here, while the server takes in the rows before.
/// </summary>
internal static class PeopleCopy
{
    private const string Copy =
        """
        COPY people(group_key, key, id, profile_url, provider_id, company_url, country, headcount, company_type, industry, company_country, company_place, sample, json, emails, words)
        FROM STDIN (FORMAT BINARY)
        """;

    /// <summary>Writes people under the numbers that were taken for them.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, long groupKey, IReadOnlyList<long> keys, IReadOnlyList<PersonWrite> people)
    {
        var words = new WordVector();
        await using NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync(Copy);
        for (int i = 0; i < people.Count; i++)
        {
            PersonWrite person = people[i];
            await copy.StartRowAsync();
            await copy.WriteAsync(groupKey, NpgsqlDbType.Bigint);
            await copy.WriteAsync(keys[i], NpgsqlDbType.Bigint);
            await TextAsync(copy, person.Id);
            await TextAsync(copy, person.ProfileUrl);
            await TextAsync(copy, PostgresSession.Text(person.ProviderId));
            await TextAsync(copy, person.CompanyUrl);
            await TextAsync(copy, PostgresSession.Text(person.CountryCode));
            await TextAsync(copy, person.Headcount);
            await TextAsync(copy, person.CompanyType);
            await TextAsync(copy, PostgresSession.Text(person.Industry));
            await TextAsync(copy, person.CompanyCountry);
            await TextAsync(copy, PlaceWords.Of(person.CompanyPlace));
            await copy.WriteAsync(person.Sample, NpgsqlDbType.Boolean);
            await BytesAsync(copy, person.Json);
            await BytesAsync(copy, person.Emails);
            await copy.WriteAsync(person.Words ?? words.Bytes(person.Text), NpgsqlDbType.Bytea);
        }

        await copy.CompleteAsync();
    }

    private static Task TextAsync(NpgsqlBinaryImporter copy, string? value) =>
        value is null ? copy.WriteNullAsync() : copy.WriteAsync(value, NpgsqlDbType.Text);

    private static Task BytesAsync(NpgsqlBinaryImporter copy, byte[]? value) =>
        value is null ? copy.WriteNullAsync() : copy.WriteAsync(value, NpgsqlDbType.Bytea);
}
