using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>
/// Works off the jobs: claims one with a lease, does it chunk by chunk, renews the lease with each chunk. A job whose lease has
/// run out belongs to a process that died; whoever claims it next goes on from its checkpoint.
/// </summary>
internal sealed partial class JobEngine(
    IStore store, JobSignal signal, ServiceSettings settings, IStageGate gate, WorkerIdentity worker, TimeProvider clock, ILogger<JobEngine> logger)
    : BackgroundService
{
    private const int LargestChunk = 100;
    private const int JobsAtOnce = 4;

    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_stall = TimeSpan.FromMilliseconds(50);

    // At a slow rate a chunk is what a tenth of a second allows, so that progress is seen.
    private readonly int _chunk = settings.JobRate is { } rate ? (int)Math.Clamp(rate / 10, 1, LargestChunk) : LargestChunk;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> running = [];
        try
        {
            await ReleaseAsync();
            while (!stoppingToken.IsCancellationRequested)
            {
                running.RemoveAll(t => t.IsCompleted);
                JobRow? job = running.Count < JobsAtOnce ? await ClaimAsync(stoppingToken) : null;
                if (job is null)
                {
                    await signal.WaitAsync(s_look, stoppingToken);
                    continue;
                }

                running.Add(Task.Run(() => WorkAsync(job, stoppingToken), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }

        await Task.WhenAll(running);
        await ReleaseAsync();
    }

    private Task<bool> ReleaseAsync() => store.WriteAsync(
        async session =>
        {
            await session.ReleaseLeasesAsync(worker.Id);
            return true;
        },
        CancellationToken.None);

    private async Task<JobRow?> ClaimAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(session => session.ClaimJobAsync(worker.Id, Now(), LeaseUntil()), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogClaimFailed(e);
            return null;
        }
    }

    private async Task WorkAsync(JobRow job, CancellationToken stoppingToken)
    {
        try
        {
            LogBegun(job.Id, job.Imported);
            JobRow? current = job;
            while (current is { Status: JobStatus.Running } && !stoppingToken.IsCancellationRequested)
            {
                if (gate.IsStalled(current.Stage))
                {
                    current = await StepAsync(job, RenewAsync);
                    await PauseAsync(s_stall, stoppingToken);
                    continue;
                }

                // A chunk that has begun is finished: the token is looked at between chunks only.
                current = await StepAsync(job, (session, row) => JobChunk.RunAsync(session, row, _chunk, LeaseUntil(), clock));
                if (settings.JobRate is { } rate && current is { Status: JobStatus.Running })
                {
                    await PauseAsync(TimeSpan.FromSeconds(_chunk / rate), stoppingToken);
                }
            }

            LogLeft(job.Id, current?.Status, current?.Imported);
        }
        catch (StoreUnusableException e)
        {
            // Not the job's fault. It keeps its lease and is tried again when that has run out.
            LogFailed(e, job.Id);
        }
        catch (Exception e)
        {
            LogFailed(e, job.Id);
            await FailAsync(job);
        }
        finally
        {
            signal.Set();
        }
    }

    // The job is read again in each transaction: a cancel may have ended it, or another worker may have taken it.
    private Task<JobRow?> StepAsync(JobRow claimed, Func<IWriteSession, JobRow, Task<JobRow>> step) => store.WriteAsync(
        claimed.GroupKey,
        async session =>
        {
            JobRow? job = await session.JobByKeyAsync(claimed.GroupKey, claimed.Key);
            return job is { Status: JobStatus.Running } && job.LeaseOwner == worker.Id ? await step(session, job) : null;
        },
        CancellationToken.None);

    private async Task<JobRow> RenewAsync(IWriteSession session, JobRow job)
    {
        if (job.LeaseUntil - Now() < s_lease.TotalMilliseconds / 2)
        {
            await session.UpdateJobAsync(job with { LeaseUntil = LeaseUntil() });
        }

        return job;
    }

    private async Task FailAsync(JobRow job)
    {
        var error = new JobError { Code = ErrorCodes.InternalError, Message = "The job was stopped by an error of the service; its log says more." };
        try
        {
            await StepAsync(job, (session, row) => JobCompletion.EndAsync(session, row, JobStatus.Failed, error, clock));
        }
        catch (Exception e)
        {
            // The store itself fails. The job keeps its lease and is tried again when that has run out.
            LogFailed(e, job.Id);
        }
    }

    private static async Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop sees the token.
        }
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private long LeaseUntil() => Now() + (long)s_lease.TotalMilliseconds;

    [LoggerMessage(Level = LogLevel.Information, Message = "job {JobId} at work, {Imported} prospects so far")]
    private partial void LogBegun(string jobId, long imported);

    [LoggerMessage(Level = LogLevel.Information, Message = "job {JobId} left as {Status} with {Imported} prospects")]
    private partial void LogLeft(string jobId, string? status, long? imported);

    [LoggerMessage(Level = LogLevel.Error, Message = "job {JobId} failed")]
    private partial void LogFailed(Exception e, string jobId);

    [LoggerMessage(Level = LogLevel.Error, Message = "no job could be claimed")]
    private partial void LogClaimFailed(Exception e);
}
