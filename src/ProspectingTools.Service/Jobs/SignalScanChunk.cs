using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>One chunk of a signal scan within a transaction: signals and checkpoint become durable together.</summary>
internal static class SignalScanChunk
{
    /// <summary>Looks at the next prospects.</summary>
    /// <returns>The scan after it, not yet stored, and whether it has come to its end.</returns>
    public static async Task<(JobRow Scan, bool Ended)> RunAsync(IWriteSession session, JobRow scan, int chunk)
    {
        JobPlan plan = JobPlan.FromJson(scan.Plan);
        SignalSpecification specification = SignalSpecifications.Find(plan.SignalSpecificationId!)!;
        string[]? ids = plan.ProspectIds is null ? null : [.. plan.ProspectIds.Skip((int)scan.ImportPosition).Take(chunk)];
        IReadOnlyList<ScanRow> rows = ids is null
            ? await session.ProspectsToScanAsync(scan.GroupKey, scan.AudienceKey, scan.ImportPosition, chunk)
            : await session.ProspectsToScanAsync(scan.GroupKey, scan.AudienceKey, ids);
        if (rows.Count > 0)
        {
            await session.SetProspectSignalsAsync(scan.GroupKey, scan.AudienceKey, [.. rows.Select(r => (r.Position, Evaluate(r, specification, plan.SampleSeed ?? 0)))]);
        }

        // Ids are counted by place, because those that were deleted or moved since the start leave no row behind.
        long position = ids is not null ? scan.ImportPosition + ids.Length : rows.Count == 0 ? scan.ImportPosition : rows[^1].Position;
        bool ended = ids is not null ? position >= plan.ProspectIds!.Count : rows.Count < chunk;
        return (scan with { Imported = scan.Imported + rows.Count, ImportPosition = position }, ended);
    }

    // What the specification does not look for stays as an earlier scan has left it.
    private static byte[] Evaluate(ScanRow row, SignalSpecification specification, int seed)
    {
        IEnumerable<SignalResult> kept = Read(row.Signals).Where(r => !specification.LooksFor(r.Type));
        IEnumerable<SignalResult> found = (row.Sample ? SampleData.Signals(row.ProfileUrl, seed) : []).Concat(Read(row.PersonSignals))
            .Where(r => specification.LooksFor(r.Type));
        SignalResult[] results =
        [
            .. kept.Concat(found).GroupBy(r => r.Type).Select(g => new SignalResult { Type = g.Key, Items = [.. g.SelectMany(r => r.Items ?? [])] }),
        ];
        return JsonSerializer.SerializeToUtf8Bytes<IReadOnlyList<SignalResult>>(results, WireJson.Context.IReadOnlyListSignalResult);
    }

    private static IReadOnlyList<SignalResult> Read(byte[]? signals) =>
        signals is null ? [] : JsonSerializer.Deserialize(signals, WireJson.Context.IReadOnlyListSignalResult)!;
}
