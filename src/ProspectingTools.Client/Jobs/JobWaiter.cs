using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>
/// Waits for many jobs at once. Each is looked at by itself, with growing intervals; what the server asks for wins. The caller
/// pulls the outcomes in the order in which the jobs end.
/// </summary>
public sealed class JobWaiter : IDisposable
{
    private static readonly Random Jitter = new();

    private readonly ProspectingClient _client;
    private readonly JobWaitOptions _options;
    private readonly CallContext _context;
    private readonly Action<ProspectingJob>? _onProgress;
    private readonly CancellationTokenSource _cancellation;
    private readonly SemaphoreSlim _gate;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<Task<JobOutcome>> _pending = [];

    /// <summary>Creates a waiter; its time begins to run.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="context">Who watches, and the cancellation.</param>
    /// <param name="onProgress">Told of each look at a job, on any thread.</param>
    public JobWaiter(ProspectingClient client, JobWaitOptions options, CallContext context, Action<ProspectingJob>? onProgress = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource((context ?? throw new ArgumentNullException(nameof(context))).CancellationToken);
        _context = context.With(_cancellation.Token);
        _onProgress = onProgress;
        _gate = new SemaphoreSlim(options.Parallelism);
    }

    /// <summary>Jobs that are still waited for.</summary>
    public int Count => _pending.Count;

    /// <summary>Begins to wait for a job.</summary>
    /// <param name="jobId">The job.</param>
    public void Add(string jobId) => _pending.Add(WatchAsync(jobId));

    /// <summary>Waits for whichever job ends first.</summary>
    /// <returns>How it ended; null when none is waited for.</returns>
    public async Task<JobOutcome?> NextAsync()
    {
        if (_pending.Count == 0)
        {
            return null;
        }

        Task<JobOutcome> ended = await Task.WhenAny(_pending).ConfigureAwait(false);
        _pending.Remove(ended);
        return await ended.ConfigureAwait(false);
    }

    /// <summary>Waits no more. The jobs go on.</summary>
    public void Dispose()
    {
        _cancellation.Cancel();
        foreach (Task<JobOutcome> task in _pending)
        {
            Abandoned.Observe(task);
        }

        _pending.Clear();
        _cancellation.Dispose();
    }

    private async Task<JobOutcome> WatchAsync(string jobId)
    {
        ProspectingJob? job = null;
        TimeSpan interval = _options.FirstInterval;
        int errors = 0;
        while (true)
        {
            TimeSpan? asked = null;
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

            TimeSpan delay = asked ?? Spread(interval);
            interval = TimeSpan.FromTicks(Math.Min((long)(interval.Ticks * _options.IntervalFactor), _options.MaximumInterval.Ticks));
            if (_options.Timeout is { } timeout)
            {
                TimeSpan left = timeout - _clock.Elapsed;
                if (left <= TimeSpan.Zero)
                {
                    return new JobOutcome(jobId, job, null, timedOut: true);
                }

                delay = delay < left ? delay : left;
            }

            await Task.Delay(delay, _context.CancellationToken).ConfigureAwait(false);
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

    // Ten per cent either way, so that many waits do not fall into step.
    private static TimeSpan Spread(TimeSpan interval)
    {
        double factor;
        lock (Jitter)
        {
            factor = 0.9 + (0.2 * Jitter.NextDouble());
        }

        return TimeSpan.FromTicks((long)(interval.Ticks * factor));
    }
}
