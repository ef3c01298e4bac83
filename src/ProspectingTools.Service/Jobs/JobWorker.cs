using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>
/// Works on one claimed job, chunk by chunk, until it has ended, is in other hands, or the service stops. What the store cannot
/// do now is asked for again and is not a fault of the job; any other error ends the attempt.
/// </summary>
internal sealed partial class JobWorker(IStore store, ServiceSettings settings, IStageGate gate, JobMetrics metrics, TimeProvider clock, ILogger<JobWorker> logger)
{
    /// <summary>How long a claim holds when nothing is heard of its worker.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const int LargestChunk = 100;
    private const int LongestError = 500;

    private static readonly TimeSpan s_stall = TimeSpan.FromMilliseconds(50);

    // A disk that has room again, or a database that answers again, is to be noticed soon; the first look is almost immediate.
    private static readonly TimeSpan s_firstLook = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_lastLook = TimeSpan.FromSeconds(2);

    // At a slow rate a chunk is what a tenth of a second allows, so that progress is seen.
    private readonly int _chunk = settings.JobRate is { } rate ? (int)Math.Clamp(rate / 10, 1, LargestChunk) : LargestChunk;

    /// <summary>Works on a job. Nothing comes out of it: what went wrong is in the job's errors and the log.</summary>
    public async Task WorkAsync(JobLease lease, CancellationToken stoppingToken)
    {
        try
        {
            await AttemptAsync(lease, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The service stops and the store does not answer: the lease runs out by itself.
        }
        catch (Exception e)
        {
            // The failure could not be written down either. The lease runs out, and the job is claimed again.
            LogNotEnded(e, lease.JobKey);
        }
    }

    private async Task AttemptAsync(JobLease lease, CancellationToken stoppingToken)
    {
        try
        {
            if (lease.Lost >= JobAttempts.MostLost)
            {
                await FailAsync(lease, $"the service ended {lease.Lost} times in a row while it had this job in hand", last: true, stoppingToken);
            }
            else if (await RunAsync(lease, stoppingToken))
            {
                await PatientlyAsync(lease, () => ReturnAsync(lease), stoppingToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            metrics.AttemptFailed();
            LogAttemptFailed(e, lease.JobKey, lease.Attempt);
            await FailAsync(lease, $"{e.GetType().Name}: {e.Message}", last: false, stoppingToken);
        }
    }

    /// <returns>Whether the job is not finished and still this worker's: the service stops.</returns>
    private async Task<bool> RunAsync(JobLease lease, CancellationToken stoppingToken)
    {
        metrics.Claimed();
        JobRow? job = await StepAsync(lease, works: false, BeginAsync, stoppingToken);
        LogBegun(job?.Id, lease.Attempt, job?.Imported);
        long heldAt = clock.GetTimestamp();
        while (job is { Status: JobStatus.Running } && !stoppingToken.IsCancellationRequested)
        {
            if (gate.IsStalled(job.Stage, job.Id))
            {
                await PauseAsync(s_stall, stoppingToken);
                if (clock.GetElapsedTime(heldAt) > Lease / 3)
                {
                    job = await StepAsync(lease, works: false, (_, row) => Task.FromResult(row), stoppingToken);
                    heldAt = clock.GetTimestamp();
                }

                continue;
            }

            // A chunk that has begun is finished: the token is looked at between chunks only.
            long before = job.Imported;
            string? noticed = job.Notice;
            using (JobMetrics.Chunk(lease))
            {
                job = await StepAsync(lease, works: true, (session, row) => JobChunk.RunAsync(session, row, _chunk, settings, clock), stoppingToken);
            }

            metrics.Imported(job?.Imported - before ?? 0);
            if (job?.Notice is { } notice && notice != noticed)
            {
                LogNotice(job.Id, notice);
            }

            heldAt = clock.GetTimestamp();
            if (settings.JobRate is { } rate && job is { Status: JobStatus.Running })
            {
                await PauseAsync(TimeSpan.FromSeconds(_chunk / rate), stoppingToken);
            }
        }

        LogLeft(job?.Id, job?.Status, job?.Imported);
        if (job is not null && JobStatus.IsFinished(job.Status))
        {
            metrics.Finished(job.Status);
        }

        return job is { Status: JobStatus.Running };
    }

    private async Task<JobRow> BeginAsync(IWriteSession session, JobRow job)
    {
        if (job.Status == JobStatus.Queued)
        {
            job = job with { Status = JobStatus.Running, UpdatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds() };
            await session.UpdateJobAsync(job);
        }

        return job;
    }

    // The job is held and read again in each transaction: a cancel may have ended it, or another worker may have claimed it.
    private Task<JobRow?> StepAsync(
        JobLease lease, bool works, Func<IWriteSession, JobRow, Task<JobRow>> step, CancellationToken stoppingToken) => PatientlyAsync(
        lease,
        () => store.WriteAsync(
            lease.GroupKey,
            async session => await session.HoldJobAsync(lease, Lease, works) is { } job
                ? await step(session, job)
                : null,
            CancellationToken.None),
        stoppingToken);

    private Task<bool> ReturnAsync(JobLease lease) => store.WriteAsync(
        lease.GroupKey,
        async session =>
        {
            await session.ReturnJobAsync(lease, TimeSpan.Zero);
            return true;
        },
        CancellationToken.None);

    private async Task FailAsync(JobLease lease, string message, bool last, CancellationToken stoppingToken)
    {
        string kept = message.Length <= LongestError ? message : message[..LongestError] + "…";
        try
        {
            await PatientlyAsync(lease, () => WriteFailureAsync(lease, kept, last, deliver: true), stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The end itself fails: then without what was still to be delivered, so that the job does not come back for ever.
            LogAttemptFailed(e, lease.JobKey, lease.Attempt);
            await PatientlyAsync(lease, () => WriteFailureAsync(lease, kept, last, deliver: false), stoppingToken);
        }
    }

    private Task<bool> WriteFailureAsync(JobLease lease, string message, bool last, bool deliver) => store.WriteAsync(
        lease.GroupKey,
        async session =>
        {
            if (await session.HoldJobAsync(lease, Lease, works: false) is not { } job)
            {
                return false;
            }

            long failed = await session.AddJobErrorAsync(lease, message);
            if (!last && failed < JobAttempts.Most)
            {
                await session.ReturnJobAsync(lease, JobAttempts.Pause(failed, Random.Shared.NextDouble()));
                return true;
            }

            var error = new JobError
            {
                Code = ErrorCodes.InternalError,
                Message = $"The job was stopped by an error of the service after {(failed == 1 ? "1 attempt" : $"{failed} attempts")}; its log says more.",
            };
            await JobCompletion.EndAsync(session, job, JobStatus.Failed, error, clock, deliver);
            return true;
        },
        CancellationToken.None);

    // Asks the store again until it can, or until the service stops. A step whose outcome is unknown may be asked for again
    // too: it begins from what is stored.
    private async Task<T> PatientlyAsync<T>(JobLease lease, Func<Task<T>> write, CancellationToken stoppingToken)
    {
        for (TimeSpan pause = s_firstLook; ; pause = pause * 2 < s_lastLook ? pause * 2 : s_lastLook)
        {
            try
            {
                return await write();
            }
            catch (Exception e) when (e is StoreBusyException or StoreUnusableException)
            {
                metrics.WaitedForStore();
                LogStoreFailed(lease.JobKey, e.Message);
                await Task.Delay(pause, clock, stoppingToken);
            }
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(time, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop sees the token.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "job {JobId} at work, attempt {Attempt}, {Imported} prospects so far")]
    private partial void LogBegun(string? jobId, long attempt, long? imported);

    [LoggerMessage(Level = LogLevel.Information, Message = "job {JobId} left as {Status} with {Imported} prospects")]
    private partial void LogLeft(string? jobId, string? status, long? imported);

    [LoggerMessage(Level = LogLevel.Warning, Message = "job {JobId}: {Notice}")]
    private partial void LogNotice(string jobId, string notice);

    [LoggerMessage(Level = LogLevel.Error, Message = "job with key {JobKey} failed in attempt {Attempt}")]
    private partial void LogAttemptFailed(Exception e, long jobKey, long attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "job with key {JobKey} could not be ended")]
    private partial void LogNotEnded(Exception e, long jobKey);

    [LoggerMessage(Level = LogLevel.Warning, Message = "job with key {JobKey} waits for the store: {Reason}")]
    private partial void LogStoreFailed(long jobKey, string reason);
}
