using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>Starting, reading and cancelling signal scans (prospecting-api.md, "Signal scans").</summary>
internal sealed class SignalScanRules(IStore store, ServiceSettings settings, JobSignal signal, TimeProvider clock)
{
    /// <summary>Starts a scan, or finds the one that the same key started.</summary>
    /// <returns>The scan, and whether it had been finished before.</returns>
    public async Task<(StartedSignalScan Scan, bool Replayed)> StartAsync(
        Caller caller, StartSignalScanRequest request, string? idempotencyKey, CancellationToken cancellationToken)
    {
        ScanRequest scan = ScanRequest.Check(request);
        byte[] hash = SHA256.HashData([.. "scan:"u8, .. JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Context.StartSignalScanRequest)]);
        JobRow row = await Idempotency.StartAsync(store, caller, idempotencyKey, hash, session => CreateAsync(session, caller, scan), cancellationToken);
        signal.Set();
        return (row.ToStartedScan(), JobStatus.IsFinished(row.Status));
    }

    /// <summary>A scan.</summary>
    public async Task<SignalScan> GetAsync(Caller caller, string scanId, CancellationToken cancellationToken)
    {
        string id = Ids.Require("scanId", scanId);
        JobRow row = await store.ReadAsync(session => RequireAsync(session, caller, id), cancellationToken);
        return row.ToScan(settings.BareReference);
    }

    /// <summary>A page of scans, newest first.</summary>
    public async Task<ListPage<SignalScanSummary>> ListAsync(Caller caller, PageRequest page, string? status, CancellationToken cancellationToken)
    {
        IReadOnlyList<JobRow> rows = await store.ReadAsync(
            session => session.JobsAsync(caller.GroupKey, JobKinds.SignalScan, status, page.Before, page.Limit + 1), cancellationToken);
        return ListPage<SignalScanSummary>.Of(rows, page.Limit, row => row.Key, row => row.ToScanSummary(settings.BareReference));
    }

    /// <summary>Cancels a scan that is queued or running. The prospects that it has looked at keep their signals.</summary>
    public Task<CancelledSignalScan> CancelAsync(Caller caller, string scanId, CancellationToken cancellationToken)
    {
        string id = Ids.Require("scanId", scanId);
        return store.WriteAsync(
            caller.GroupKey,
            async session =>
            {
                JobRow row = await JobCompletion.CancelAsync(session, await RequireAsync(session, caller, id), "scan", clock);
                return new CancelledSignalScan { ScanId = row.Id, Status = row.Status };
            },
            cancellationToken);
    }

    private static async Task<JobRow> RequireAsync(IReadSession session, Caller caller, string scanId) =>
        await session.JobAsync(caller.GroupKey, scanId) is { Kind: JobKinds.SignalScan } row ? row : throw RuleException.NotFound("signal scan", scanId);

    private async Task<JobRow> CreateAsync(IWriteSession session, Caller caller, ScanRequest scan)
    {
        await Connectors.RequireUpstreamAsync(session, caller.GroupKey);
        AudienceRow audience = await session.AudienceAsync(caller.GroupKey, scan.AudienceId)
            ?? throw RuleException.Invalid("audienceId", $"there is no audience '{scan.AudienceId}'");
        if (!audience.Ready)
        {
            throw new RuleException(RefusalCode.AudienceNotReady, $"A job still fills the audience '{scan.AudienceId}'. Ask again when the job has ended.");
        }

        if (scan.ProspectIds is not null)
        {
            await RequireProspectsAsync(session, audience, scan.ProspectIds);
        }

        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return new JobRow
        {
            Id = Ids.New(),
            GroupKey = caller.GroupKey,
            Kind = JobKinds.SignalScan,
            Source = JobKinds.SignalScan,
            Status = JobStatus.Queued,
            Plan = new JobPlan { SignalSpecificationId = scan.SpecificationId, ProspectIds = scan.ProspectIds, SampleSeed = settings.Seed }.ToJson(),
            AudienceKey = audience.Key,
            AudienceId = audience.Id,
            Stage = JobStageNames.Scan,
            Expected = scan.ProspectIds?.Count ?? audience.ProspectCount,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private static async Task RequireProspectsAsync(IWriteSession session, AudienceRow audience, IReadOnlyList<string> ids)
    {
        HashSet<string> held = [.. (await session.ProspectsToScanAsync(audience.GroupKey, audience.Key, ids)).Select(p => p.Id)];
        var checks = new FieldChecks();
        for (int i = 0; i < ids.Count; i++)
        {
            if (!held.Contains(ids[i]))
            {
                checks.Refuse($"prospectIds[{i}]", $"the audience holds no prospect '{ids[i]}'");
            }
        }

        checks.Done();
    }
}
