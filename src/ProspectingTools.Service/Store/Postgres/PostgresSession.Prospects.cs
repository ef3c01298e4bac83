using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>Prospects.</content>
internal sealed partial class PostgresSession
{
    private const string ProspectColumns = "r.id, p.id AS person_id, p.profile_url, p.sample, r.json, r.signals";

    private const string ProspectFrom =
        """
        prospects r JOIN audiences a ON a.group_key = r.group_key AND a.key = r.audience_key
        JOIN people p ON p.group_key = r.group_key AND p.key = r.person_key
        """;

    // From the connection's buffer into the answer: no string, no array. One row more than the page tells whether more follow.
    public async Task<ProspectPage> CopyProspectsAsync(long groupKey, long audienceKey, long after, int limit, IBufferWriter<byte> output)
    {
        await SendAsync();
        await using var command = new NpgsqlCommand(
            "SELECT position, json FROM prospects WHERE group_key = $1 AND audience_key = $2 AND position > $3 ORDER BY position LIMIT $4", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = groupKey },
                new NpgsqlParameter<long> { TypedValue = audienceKey },
                new NpgsqlParameter<long> { TypedValue = after },
                new NpgsqlParameter<int> { TypedValue = limit + 1 },
            },
        };
        await using NpgsqlDataReader rows = await command.ExecuteReaderAsync();
        long last = after;
        int count = 0;
        for (; await rows.ReadAsync(); count++)
        {
            if (count == limit)
            {
                return new ProspectPage(count, last, HasMore: true);
            }

            if (count > 0)
            {
                output.Write(","u8);
            }

            last = rows.GetInt64(0);
            Copy(rows, 1, output);
        }

        return new ProspectPage(count, last, HasMore: false);
    }

    public Task<ProspectRow?> ProspectAsync(long groupKey, string prospectId) => OneAsync<ProspectRow>(
        $"SELECT {ProspectColumns} FROM {ProspectFrom} WHERE r.group_key = @groupKey AND r.id = @prospectId AND a.ready",
        new { groupKey, prospectId });

    public Task<IReadOnlyList<ProspectRow>> ProspectsByProviderIdAsync(long groupKey, string providerId, int limit) => ManyAsync<ProspectRow>(
        $"""
        SELECT {ProspectColumns} FROM {ProspectFrom} WHERE p.group_key = @groupKey AND p.provider_id = @providerId AND a.ready
        ORDER BY r.audience_key, r.position LIMIT @limit
        """,
        new { groupKey, providerId = Text(providerId), limit });

    // Person by person: a planner that knows nothing of a new audience would otherwise go through all of its prospects. For the same reason
    // the audience is compared by "IS NOT DISTINCT FROM", which uses no index.
    public async Task<IReadOnlySet<long>> PeopleInAudienceAsync(long groupKey, long audienceKey, IReadOnlyCollection<long> personKeys) =>
        (await ManyAsync<long>(
            """
            SELECT n.person_key FROM unnest(@keys) AS n(person_key) CROSS JOIN LATERAL (
                SELECT 1 FROM prospects r
                WHERE r.group_key = @groupKey AND r.person_key = n.person_key AND r.audience_key IS NOT DISTINCT FROM @audienceKey LIMIT 1) AS there
            """,
            new { groupKey, audienceKey, keys = personKeys.ToArray() })).ToHashSet();

    public Task<IReadOnlyList<ProspectPersonRow>> ProspectPeopleAsync(long groupKey, long audienceKey, long after, int limit) => ManyAsync<ProspectPersonRow>(
        "SELECT position, id, person_key FROM prospects WHERE group_key = @groupKey AND audience_key = @audienceKey AND position > @after ORDER BY position LIMIT @limit",
        new { groupKey, audienceKey, after, limit });

    public Task<IReadOnlyList<EnrichRow>> ProspectsToEnrichAsync(long groupKey, long audienceKey, long after, int limit) => ManyAsync<EnrichRow>(
        $"""
        SELECT r.position, r.json, p.emails FROM (
            SELECT * FROM prospects WHERE group_key = @groupKey AND audience_key = @audienceKey AND position > @after ORDER BY position LIMIT @limit) AS r
        {OfPerson("emails", "r")} ORDER BY r.position
        """,
        new { groupKey, audienceKey, after, limit });

    public Task AddProspectsAsync(long groupKey, long audienceKey, IReadOnlyList<ProspectWrite> prospects)
    {
        Later(
            """
            INSERT INTO prospects(group_key, audience_key, position, id, person_key, json)
            SELECT $1, $2, last.position + n.place, n.id, n.person_key, n.json
            FROM unnest($3, $4, $5) WITH ORDINALITY AS n(id, person_key, json, place),
                (SELECT coalesce(max(position), 0) AS position FROM prospects WHERE group_key = $1 AND audience_key = $2) AS last
            """,
            [Of(groupKey), Of(audienceKey), Of(prospects.Select(p => p.Id).ToArray()), Of(prospects.Select(p => p.PersonKey).ToArray()), Of(prospects.Select(p => p.Json).ToArray())]);
        Later(
            "UPDATE audiences SET prospect_count = prospect_count + $3 WHERE group_key = $1 AND key = $2",
            [Of(groupKey), Of(audienceKey), Of((long)prospects.Count)],
            changed => Require(changed == 1, groupKey, audienceKey));
        return Task.CompletedTask;
    }

    // The positions' range bounds what is read, however the planner joins.
    public Task SetProspectJsonAsync(long groupKey, long audienceKey, IReadOnlyList<(long Position, byte[] Json)> prospects) => prospects.Count == 0 ? Task.CompletedTask : ExecuteAsync(
        """
        UPDATE prospects r SET json = n.json FROM unnest(@positions, @jsons) AS n(position, json)
        WHERE r.group_key = @groupKey AND r.audience_key = @audienceKey AND r.position = n.position AND r.position BETWEEN @first AND @last
        """,
        new { groupKey, audienceKey, first = prospects.Min(p => p.Position), last = prospects.Max(p => p.Position), positions = prospects.Select(p => p.Position).ToArray(), jsons = prospects.Select(p => p.Json).ToArray() });

    public async Task<long> MoveProspectsAsync(long groupKey, long fromAudienceKey, long toAudienceKey, IReadOnlyCollection<string> prospectIds)
    {
        int moved = await ExecuteAsync(
            """
            UPDATE prospects r SET audience_key = @toAudienceKey, position = m.position
            FROM (
                SELECT f.position AS old, row_number() OVER (ORDER BY f.position) + coalesce((
                    SELECT max(position) FROM prospects WHERE group_key = @groupKey AND audience_key = @toAudienceKey), 0) AS position
                FROM prospects f
                WHERE f.group_key = @groupKey AND f.audience_key = @fromAudienceKey AND f.id = ANY(@ids) AND NOT EXISTS (
                    SELECT 1 FROM prospects t
                    WHERE t.group_key = @groupKey AND t.person_key = f.person_key AND t.audience_key = @toAudienceKey)) AS m
            WHERE r.group_key = @groupKey AND r.audience_key = @fromAudienceKey AND r.position = m.old
            """,
            new { groupKey, fromAudienceKey, toAudienceKey, ids = prospectIds.ToArray() });
        await ExecuteAsync(
            """
            UPDATE audiences SET prospect_count = prospect_count + CASE WHEN key = @toAudienceKey THEN @moved ELSE -@moved END
            WHERE group_key = @groupKey AND key IN (@fromAudienceKey, @toAudienceKey)
            """,
            new { groupKey, fromAudienceKey, toAudienceKey, moved });
        return moved;
    }

    // Person by person, by their key, for the few rows that are there: a planner without statistics may otherwise join with all people.
    private static string OfPerson(string columns, string row) =>
        $"CROSS JOIN LATERAL (SELECT {columns} FROM people p WHERE p.group_key = @groupKey AND p.key = {row}.person_key LIMIT 1) AS p";

    private static void Require(bool belongs, long groupKey, long audienceKey)
    {
        if (!belongs)
        {
            throw new InvalidOperationException($"Audience {audienceKey} does not belong to account group {groupKey}.");
        }
    }

    private static void Copy(NpgsqlDataReader row, int column, IBufferWriter<byte> output)
    {
        int length = (int)row.GetBytes(column, 0, null, 0, 0);
        Memory<byte> memory = output.GetMemory(length);
        if (MemoryMarshal.TryGetArray(memory, out ArraySegment<byte> segment))
        {
            row.GetBytes(column, 0, segment.Array, segment.Offset, length);
        }
        else
        {
            row.GetFieldValue<byte[]>(column).CopyTo(memory);
        }

        output.Advance(length);
    }
}
