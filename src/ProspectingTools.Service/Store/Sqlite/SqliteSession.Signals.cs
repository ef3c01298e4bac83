using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>Signals of prospects and people.</content>
internal sealed partial class SqliteSession
{
    private static readonly string s_scanColumns =
        $"r.key & {MaxPosition} AS position, r.id, p.profile_url, p.sample, r.signals, p.signals AS person_signals";

    public Task<IReadOnlyList<ScanRow>> ProspectsToScanAsync(long groupKey, long audienceKey, long after, int limit) => ManyAsync<ScanRow>(
        $"""
        SELECT {s_scanColumns} FROM prospects r JOIN people p ON p.key = r.person_key
        WHERE r.key > @first AND r.key <= @last AND p.group_key = @groupKey ORDER BY r.key LIMIT @limit
        """,
        new { groupKey, first = ProspectKey(audienceKey, after), last = ProspectKey(audienceKey, MaxPosition), limit });

    public Task<IReadOnlyList<ScanRow>> ProspectsToScanAsync(long groupKey, long audienceKey, IReadOnlyCollection<string> prospectIds) => ManyAsync<ScanRow>(
        $"""
        SELECT {s_scanColumns} FROM prospects r JOIN people p ON p.key = r.person_key
        WHERE r.id IN (SELECT value FROM json_each(@ids)) AND r.audience_key = @audienceKey AND p.group_key = @groupKey ORDER BY r.key
        """,
        new { groupKey, audienceKey, ids = JsonArray(prospectIds) });

    public Task<IReadOnlyList<PersonSignalsRow>> PersonSignalsAsync(long groupKey, IReadOnlyCollection<long> personKeys) => ManyAsync<PersonSignalsRow>(
        "SELECT key, signals FROM people WHERE group_key = @groupKey AND key IN (SELECT value FROM json_each(@keys))",
        new { groupKey, keys = JsonArray(personKeys) });

    public async Task SetProspectSignalsAsync(long groupKey, long audienceKey, IReadOnlyList<(long Position, byte[] Signals)> prospects)
    {
        await RequireOwnAsync("audiences", groupKey, audienceKey);
        SqliteCommand update = link.Command("UPDATE prospects SET signals = @signals WHERE key = @key");
        foreach ((long position, byte[] signals) in prospects)
        {
            update.Set("@key", ProspectKey(audienceKey, position));
            update.Set("@signals", signals);
            update.ExecuteNonQuery();
        }
    }

    public Task SetPersonSignalsAsync(long groupKey, IReadOnlyList<(long Key, byte[] Signals)> people)
    {
        SqliteCommand update = link.Command("UPDATE people SET signals = @signals WHERE key = @key AND group_key = @groupKey");
        update.Set("@groupKey", groupKey);
        foreach ((long key, byte[] signals) in people)
        {
            update.Set("@key", key);
            update.Set("@signals", signals);
            update.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }
}
