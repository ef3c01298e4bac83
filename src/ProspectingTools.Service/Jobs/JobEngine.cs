using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>
/// Claims jobs and hands them to workers, several at once. A job whose lease ran out was of a process that died; anyone who
/// claims it next resumes from its checkpoint. At the stop the running chunks are finished and the leases given back.
/// </summary>
internal sealed partial class JobEngine(
    IStore store, JobSignal signal, JobWorker jobs, WorkerIdentity worker, TimeProvider clock, ILogger<JobEngine> logger)
    : BackgroundService
{
    /// <summary>How many jobs a process works on at once.</summary>
    public const int JobsAtOnce = 4;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Dictionary<long, Task> running = [];
        bool alone = !store.IsShared;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (long ended in running.Where(r => r.Value.IsCompleted).Select(r => r.Key).ToArray())
                {
                    running.Remove(ended);
                }

                JobLease? lease = running.Count < JobsAtOnce ? await ClaimAsync(alone, running.Keys, stoppingToken) : null;
                if (lease is null)
                {
                    await signal.WaitAsync(s_look, clock, stoppingToken);
                    continue;
                }

                // Leases that stood at the start of the only process were of one that is gone.
                alone = false;
                running.Add(lease.JobKey, Task.Run(() => WorkAsync(lease, stoppingToken), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }

        await Task.WhenAll(running.Values);
    }

    private async Task<JobLease?> ClaimAsync(bool returnAll, IReadOnlyCollection<long> except, CancellationToken cancellationToken)
    {
        try
        {
            return await store.QueueAsync(
                async queue =>
                {
                    if (returnAll)
                    {
                        await queue.ReturnAllJobsAsync();
                    }

                    return await queue.ClaimJobAsync(worker.Id, JobWorker.Lease, except);
                },
                cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogClaimFailed(e);
            return null;
        }
    }

    private async Task WorkAsync(JobLease lease, CancellationToken stoppingToken)
    {
        try
        {
            await jobs.WorkAsync(lease, stoppingToken);
        }
        finally
        {
            signal.Set();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "no job could be claimed")]
    private partial void LogClaimFailed(Exception e);
}
