using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Npgsql;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.People;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>The second half of the step 0010_company_place: what its columns say of the people that a database holds already.</summary>
internal static class CompanyPlaces
{
    /// <summary>The version that the step makes.</summary>
    public const int Version = 10;

    private const int StepRows = 2000;

    /// <summary>Fills the columns, one account group after the other, within the migration's transaction.</summary>
    public static async Task FillAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (long groupKey in (await connection.QueryAsync<long>("SELECT key FROM account_groups")).ToList())
        {
            for (long? after = long.MinValue; after is not null;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                after = await FillAsync(connection, groupKey, after.Value);
            }
        }
    }

    private static async Task<long?> FillAsync(NpgsqlConnection connection, long groupKey, long after)
    {
        List<(long Key, byte[] Json)> people = (await connection.QueryAsync<(long, byte[])>(
            $"SELECT key, json FROM people WHERE group_key = @groupKey AND key > @after ORDER BY key LIMIT {StepRows}",
            new { groupKey, after }, commandTimeout: 0)).ToList();
        List<(long Key, Company Company)> placed = [];
        foreach ((long key, byte[] json) in people)
        {
            if (JsonSerializer.Deserialize(json, WireJson.Context.Prospect)?.Company is { Location: not null } company)
            {
                placed.Add((key, company));
            }
        }

        await connection.ExecuteAsync(
            """
            UPDATE people p SET company_country = n.country, company_place = n.place FROM unnest(@keys, @countries, @places) AS n(key, country, place)
            WHERE p.group_key = @groupKey AND p.key = n.key
            """,
            new
            {
                groupKey,
                keys = placed.Select(p => p.Key).ToArray(),
                countries = placed.Select(p => CompanyClass.Country(p.Company)).ToArray(),
                places = placed.Select(p => PlaceWords.Of(p.Company.Location)).ToArray(),
            },
            commandTimeout: 0);
        return people.Count == StepRows ? people[^1].Key : null;
    }
}
