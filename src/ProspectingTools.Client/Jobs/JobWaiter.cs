using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>
/// Waits for many jobs at once. Each is looked at by itself, with growing intervals; what the server asks for wins. The caller
/// pulls the outcomes in the order in which the jobs end.
/// </summary>
public sealed class JobWaiter : IDisposable
{
    private readonly ProspectingClient _client;
    private readonly JobWaitOptions _options;
    private readonly CallContext _context;
    private readonly CancellationToken _callerToken;
    private readonly Action<ProspectingJob>? _onProgress;
    private readonly Deadline _deadline;
    private readonly SemaphoreSlim _gate;
    private readonly ConcurrentQueue<Task<JobOutcome>> _ended = new();
    private readonly SemaphoreSlim _endings = new(0);

    /// <summary>Creates a waiter; its time begins to run.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="context">Who watches, and the cancellation.</param>
    /// <param name="onProgress">Told of each look at a job, on any thread.</param>
    public JobWaiter(ProspectingClient client, JobWaitOptions options, CallContext context, Action<ProspectingJob>? onProgress = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _callerToken = (context ?? throw new ArgumentNullException(nameof(context))).CancellationToken;
        _deadline = new Deadline(options.Timeout, _callerToken);
        _context = context.With(_deadline.Token);
        _onProgress = onProgress;
        _gate = new SemaphoreSlim(options.Parallelism);
    }

    /// <summary>Jobs that are still waited for.</summary>
    public int Count { get; private set; }

    /// <summary>Begins to wait for a job.</summary>
    /// <param name="jobId">The job.</param>
    public void Add(string jobId)
    {
        Count++;
        _ = EndAsync(WatchAsync(jobId));
    }

    /// <summary>Waits for whichever job ends first.</summary>
    /// <returns>How it ended; null when none is waited for.</returns>
    public async Task<JobOutcome?> NextAsync()
    {
        if (Count <= 0)
        {
            return null;
        }

        await _endings.WaitAsync(_callerToken).ConfigureAwait(false);
        Count = Math.Max(0, Count - 1);
        _ended.TryDequeue(out Task<JobOutcome>? ended);
        return await ended!.ConfigureAwait(false);
    }

    /// <summary>Waits no more. The jobs go on.</summary>
    public void Dispose()
    {
        Count = 0;
        _deadline.Cancel();
        _deadline.Dispose();
    }

    private async Task EndAsync(Task<JobOutcome> watch)
    {
        TaskFaults.Observe(watch);
        await Task.WhenAny(watch).ConfigureAwait(false);
        _ended.Enqueue(watch);
        _endings.Release();
    }

    private async Task<JobOutcome> WatchAsync(string jobId)
    {
        var schedule = new PollSchedule(_options.FirstInterval, _options.IntervalFactor, _options.MaximumInterval, _client.Options.Retry.RetryAfterCeiling);
        ProspectingJob? job = null;
        int errors = 0;
        try
        {
            while (true)
            {
                TimeSpan? asked;
                try
                {
                    ApiResponse<ProspectingJob> response = await LookAsync(jobId).ConfigureAwait(false);
                    job = response.Value;
                    asked = response.RetryAfter;
                    errors = 0;
                    _onProgress?.Invoke(job);
                    if (job.IsFinished)
                    {
                        return new JobOutcome(jobId, job, null, timedOut: false);
                    }
                }
                catch (ProspectingApiException e) when (IsTransient(e) && ++errors <= _options.ToleratedErrors)
                {
                    asked = e.RetryAfter;
                    _context.Note($"Job {jobId} could not be looked at ({e.Message}); failure {errors} in a row, {_options.ToleratedErrors} are tolerated.");
                }
                catch (ProspectingApiException e)
                {
                    return new JobOutcome(jobId, job, e, timedOut: false);
                }

                if (_deadline.IsOver)
                {
                    return new JobOutcome(jobId, job, null, timedOut: true);
                }

                await _deadline.WaitAsync(schedule.Next(asked)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_deadline.IsOver && !_callerToken.IsCancellationRequested)
        {
            return new JobOutcome(jobId, job, null, timedOut: true);
        }
    }

    private async Task<ApiResponse<ProspectingJob>> LookAsync(string jobId)
    {
        await _gate.WaitAsync(_context.CancellationToken).ConfigureAwait(false);
        try
        {
            return await _client.GetJobAsync(jobId, _context).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static bool IsTransient(ProspectingApiException e) =>
        e.Kind is FailureKind.Timeout
        || e.Code == ClientErrorCodes.NetworkError
        || (e.Kind == FailureKind.Api && RetryPolicy.IsTransient(e.StatusCode ?? 0));
}
