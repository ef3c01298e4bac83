using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>Signals of prospects and people.</content>
internal sealed partial class PostgresSession
{
    private const string ScanColumns = "r.position, r.id, p.profile_url, p.sample, r.signals, p.signals AS person_signals";

    public Task<IReadOnlyList<ScanRow>> ProspectsToScanAsync(long groupKey, long audienceKey, long after, int limit) => ManyAsync<ScanRow>(
        $"""
        SELECT {ScanColumns} FROM (
            SELECT * FROM prospects WHERE group_key = @groupKey AND audience_key = @audienceKey AND position > @after ORDER BY position LIMIT @limit) AS r
        {OfPerson("profile_url, sample, signals", "r")} ORDER BY r.position
        """,
        new { groupKey, audienceKey, after, limit });

    public Task<IReadOnlyList<ScanRow>> ProspectsToScanAsync(long groupKey, long audienceKey, IReadOnlyCollection<string> prospectIds) => ManyAsync<ScanRow>(
        $"""
        SELECT {ScanColumns} FROM prospects r {OfPerson("profile_url, sample, signals", "r")}
        WHERE r.group_key = @groupKey AND r.audience_key IS NOT DISTINCT FROM @audienceKey AND r.id = ANY(@ids) ORDER BY r.position
        """,
        new { groupKey, audienceKey, ids = prospectIds.ToArray() });

    public Task<IReadOnlyList<PersonSignalsRow>> PersonSignalsAsync(long groupKey, IReadOnlyCollection<long> personKeys) => ManyAsync<PersonSignalsRow>(
        "SELECT key, signals FROM people WHERE group_key = @groupKey AND key = ANY(@keys)", new { groupKey, keys = personKeys.ToArray() });

    public Task SetProspectSignalsAsync(long groupKey, long audienceKey, IReadOnlyList<(long Position, byte[] Signals)> prospects) => prospects.Count == 0 ? Task.CompletedTask : ExecuteAsync(
        """
        UPDATE prospects r SET signals = n.signals FROM unnest(@positions, @signals) AS n(position, signals)
        WHERE r.group_key = @groupKey AND r.audience_key = @audienceKey AND r.position = n.position AND r.position BETWEEN @first AND @last
        """,
        new { groupKey, audienceKey, first = prospects.Min(p => p.Position), last = prospects.Max(p => p.Position), positions = prospects.Select(p => p.Position).ToArray(), signals = prospects.Select(p => p.Signals).ToArray() });

    public Task SetPersonSignalsAsync(long groupKey, IReadOnlyList<(long Key, byte[] Signals)> people) => ExecuteAsync(
        """
        UPDATE people p SET signals = n.signals FROM unnest(@keys, @signals) AS n(key, signals)
        WHERE p.group_key = @groupKey AND p.key = n.key
        """,
        new { groupKey, keys = people.Select(p => p.Key).ToArray(), signals = people.Select(p => p.Signals).ToArray() });
}
