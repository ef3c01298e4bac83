using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>What the engine does, as figures for OpenTelemetry. Nobody listens unless telemetry is on, and then they cost nothing.</summary>
internal sealed class JobMetrics
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "ProspectingTools.Service.Jobs";

    private static readonly ActivitySource s_source = new(Name);

    private readonly Counter<long> _claimed;
    private readonly Counter<long> _prospects;
    private readonly Counter<long> _finished;
    private readonly Counter<long> _failedAttempts;
    private readonly Counter<long> _storeWaits;

    public JobMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(Name);
        _claimed = meter.CreateCounter<long>("prospecting.jobs.claimed", "{claim}", "Jobs that were claimed.");
        _prospects = meter.CreateCounter<long>("prospecting.jobs.prospects", "{prospect}", "Prospects that were imported.");
        _finished = meter.CreateCounter<long>("prospecting.jobs.finished", "{job}", "Jobs that ended here, by status.");
        _failedAttempts = meter.CreateCounter<long>("prospecting.jobs.failed_attempts", "{attempt}", "Attempts that an error of the service ended.");
        _storeWaits = meter.CreateCounter<long>("prospecting.jobs.store_waits", "{wait}", "Times that a job waited for a busy, full or lost store.");
    }

    /// <summary>A span for a chunk of a job; null when nobody records it.</summary>
    public static Activity? Chunk(JobLease lease)
    {
        Activity? activity = s_source.StartActivity("job chunk");
        activity?.SetTag("prospecting.job.attempt", lease.Attempt);
        return activity;
    }

    public void Claimed() => _claimed.Add(1);

    public void Imported(long prospects) => _prospects.Add(prospects);

    public void Finished(string status) => _finished.Add(1, new KeyValuePair<string, object?>("status", status));

    public void AttemptFailed() => _failedAttempts.Add(1);

    public void WaitedForStore() => _storeWaits.Add(1);
}
