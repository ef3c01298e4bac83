using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>Prospects.</content>
internal sealed partial class SqliteSession
{
    // 2^31 audiences of 2^32 prospects fit into SQLite's 63 bits.
    private const int PositionBits = 32;
    private const long MaxAudienceKey = int.MaxValue;
    private const long MaxPosition = ProspectPage.MaxPosition;

    private const string ProspectColumns = "r.id, p.id AS person_id, p.profile_url, p.sample, r.json, r.signals";

    public Task<ProspectPage> CopyProspectsAsync(long groupKey, long audienceKey, long after, int limit, IBufferWriter<byte> output)
    {
        sqlite3_stmt rows = link.Statement("SELECT key, json FROM prospects WHERE key > ? AND key <= ? ORDER BY key LIMIT ?");
        try
        {
            raw.sqlite3_bind_int64(rows, 1, ProspectKey(audienceKey, after));
            raw.sqlite3_bind_int64(rows, 2, ProspectKey(audienceKey, MaxPosition));
            raw.sqlite3_bind_int(rows, 3, limit + 1);
            return Task.FromResult(Copy(new NativeRows(rows), after, limit, output));
        }
        finally
        {
            raw.sqlite3_reset(rows);
        }
    }

    public Task<ProspectRow?> ProspectAsync(long groupKey, string prospectId) => OneAsync<ProspectRow>(
        $"""
        SELECT {ProspectColumns} FROM prospects r JOIN audiences a ON a.key = r.audience_key JOIN people p ON p.key = r.person_key
        WHERE r.id = @prospectId AND a.group_key = @groupKey AND a.ready = 1
        """,
        new { groupKey, prospectId });

    public Task<IReadOnlyList<ProspectRow>> ProspectsByProviderIdAsync(long groupKey, string providerId, int limit) => ManyAsync<ProspectRow>(
        $"""
        SELECT {ProspectColumns} FROM people p JOIN prospects r ON r.person_key = p.key JOIN audiences a ON a.key = r.audience_key
        WHERE p.group_key = @groupKey AND p.provider_id = @providerId AND a.ready = 1 ORDER BY r.key LIMIT @limit
        """,
        new { groupKey, providerId, limit });

    public async Task<IReadOnlySet<long>> PeopleInAudienceAsync(long groupKey, long audienceKey, IReadOnlyCollection<long> personKeys) =>
        (await ManyAsync<long>(
            """
            SELECT r.person_key FROM prospects r JOIN audiences a ON a.key = r.audience_key
            WHERE a.key = @audienceKey AND a.group_key = @groupKey AND r.person_key IN (SELECT value FROM json_each(@keys))
            """,
            new { groupKey, audienceKey, keys = JsonArray(personKeys) })).ToHashSet();

    public Task<IReadOnlyList<ProspectPersonRow>> ProspectPeopleAsync(long groupKey, long audienceKey, long after, int limit) => ManyAsync<ProspectPersonRow>(
        $"""
        SELECT r.key & {MaxPosition} AS position, r.id, r.person_key FROM prospects r
        WHERE r.key > @first AND r.key <= @last AND EXISTS (SELECT 1 FROM audiences WHERE key = @audienceKey AND group_key = @groupKey) ORDER BY r.key LIMIT @limit
        """,
        new { groupKey, audienceKey, first = ProspectKey(audienceKey, after), last = ProspectKey(audienceKey, MaxPosition), limit });

    public Task<IReadOnlyList<EnrichRow>> ProspectsToEnrichAsync(long groupKey, long audienceKey, long after, int limit) => ManyAsync<EnrichRow>(
        $"""
        SELECT r.key & {MaxPosition} AS position, r.json, p.emails FROM prospects r JOIN people p ON p.key = r.person_key
        WHERE r.key > @first AND r.key <= @last AND p.group_key = @groupKey ORDER BY r.key LIMIT @limit
        """,
        new { groupKey, first = ProspectKey(audienceKey, after), last = ProspectKey(audienceKey, MaxPosition), limit });

    public async Task AddProspectsAsync(long groupKey, long audienceKey, IReadOnlyList<ProspectWrite> prospects)
    {
        await CountAsync(groupKey, audienceKey, prospects.Count);
        long position = await LastPositionAsync(audienceKey);
        NativeInsert insert = link.Insert("INSERT INTO prospects(key, id, audience_key, person_key, json) VALUES(?, ?, ?, ?, ?)");
        foreach (ProspectWrite prospect in prospects)
        {
            insert.Add(ProspectKey(audienceKey, ++position));
            insert.Add(prospect.Id);
            insert.Add(audienceKey);
            insert.Add(prospect.PersonKey);
            insert.Add(prospect.Json);
            insert.Run();
        }
    }

    public async Task SetProspectJsonAsync(long groupKey, long audienceKey, IReadOnlyList<(long Position, byte[] Json)> prospects)
    {
        await RequireOwnAsync("audiences", groupKey, audienceKey);
        NativeInsert update = link.Insert("UPDATE prospects SET json = ? WHERE key = ?");
        foreach ((long position, byte[] json) in prospects)
        {
            update.Add(json);
            update.Add(ProspectKey(audienceKey, position));
            update.Run();
        }
    }

    public async Task<long> MoveProspectsAsync(long groupKey, long fromAudienceKey, long toAudienceKey, IReadOnlyCollection<string> prospectIds)
    {
        await RequireOwnAsync("audiences", groupKey, fromAudienceKey);
        await RequireOwnAsync("audiences", groupKey, toAudienceKey);
        IReadOnlyList<long> keys = await ManyAsync<long>(
            """
            SELECT r.key FROM prospects r
            WHERE r.audience_key = @fromAudienceKey AND r.id IN (SELECT value FROM json_each(@ids))
              AND NOT EXISTS (SELECT 1 FROM prospects t WHERE t.person_key = r.person_key AND t.audience_key = @toAudienceKey)
            ORDER BY r.key
            """,
            new { fromAudienceKey, toAudienceKey, ids = JsonArray(prospectIds) });
        long position = await LastPositionAsync(toAudienceKey);
        SqliteCommand move = link.Command("UPDATE prospects SET key = @new, audience_key = @audience WHERE key = @key");
        move.Set("@audience", toAudienceKey);
        foreach (long key in keys)
        {
            move.Set("@new", ProspectKey(toAudienceKey, ++position));
            move.Set("@key", key);
            move.ExecuteNonQuery();
        }

        await CountAsync(groupKey, fromAudienceKey, -keys.Count);
        await CountAsync(groupKey, toAudienceKey, keys.Count);
        return keys.Count;
    }

    // A number that does not fit would be the key of another audience's prospect.
    private static long ProspectKey(long audienceKey, long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(audienceKey);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(audienceKey, MaxAudienceKey);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, MaxPosition);
        return (audienceKey << PositionBits) | position;
    }

    private Task<long> LastPositionAsync(long audienceKey) => ScalarAsync<long>(
        $"SELECT coalesce(max(key) & {MaxPosition}, 0) FROM prospects WHERE key BETWEEN @first AND @last",
        new { first = ProspectKey(audienceKey, 0), last = ProspectKey(audienceKey, MaxPosition) });

    // The tables below an audience do not hold the group's key here, so the audience is asked, and counts along.
    private async Task CountAsync(long groupKey, long audienceKey, int change)
    {
        const string Sql = "UPDATE audiences SET prospect_count = prospect_count + @change WHERE key = @audienceKey AND group_key = @groupKey";
        if (await ExecuteAsync(Sql, new { groupKey, audienceKey, change }) == 0)
        {
            throw NotOwn("audiences", groupKey, audienceKey);
        }
    }

    // Straight from SQLite's page into the answer: no string, no array. One row more than the page tells whether more follow.
    private ProspectPage Copy(NativeRows rows, long after, int limit, IBufferWriter<byte> output)
    {
        long last = after;
        for (int count = 0; ; count++)
        {
            int result = rows.Step();
            if (result != raw.SQLITE_ROW)
            {
                SqliteException.ThrowExceptionForRC(result, link.Connection.Handle);
                return new ProspectPage(count, last, HasMore: false);
            }

            if (count == limit)
            {
                return new ProspectPage(count, last, HasMore: true);
            }

            if (count > 0)
            {
                output.Write(","u8);
            }

            output.Write(rows.Blob(1));
            last = rows.Int64(0) & MaxPosition;
        }
    }
}
