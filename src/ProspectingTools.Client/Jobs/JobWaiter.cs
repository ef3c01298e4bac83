using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
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
    private readonly string _kind;
    private readonly Func<string, CallContext, Task<ApiResponse<ProspectingJob>>> _look;
    private readonly Deadline _deadline;
    private readonly SemaphoreSlim _gate;
    private readonly ConcurrentQueue<Task<JobOutcome>> _ended = new();
    private readonly SemaphoreSlim _endings = new(0);

    /// <summary>Creates a waiter; its time begins to run.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <param name="onProgress">Called with each look at a job, on any thread.</param>
    public JobWaiter(ProspectingClient client, JobWaitOptions options, CallContext context, Action<ProspectingJob>? onProgress = null)
        : this(client, options, context, onProgress, "Job", null)
    {
    }

    /// <summary>Creates a waiter for work of another kind.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <param name="onProgress">Called with each look, on any thread.</param>
    /// <param name="kind">What such work is called at the beginning of a sentence.</param>
    /// <param name="look">Looks at the work of an id; null for jobs.</param>
    internal JobWaiter(
        ProspectingClient client,
        JobWaitOptions options,
        CallContext context,
        Action<ProspectingJob>? onProgress,
        string kind,
        Func<string, CallContext, Task<ApiResponse<ProspectingJob>>>? look)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _callerToken = (context ?? throw new ArgumentNullException(nameof(context))).CancellationToken;
        _deadline = new Deadline(options.Timeout, client.Options.Time, _callerToken);
        _context = context.With(_deadline.Token);
        _onProgress = onProgress;
        _kind = kind;
        _look = look ?? client.GetJobAsync;
        _gate = new SemaphoreSlim(options.Parallelism);
    }

    /// <summary>Jobs that are still waited for.</summary>
    public int Count { get; private set; }

    /// <summary>Begins to wait for a job.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="notFoundGrace">How long it may be not found before it was seen first; null for <see cref="JobWaitOptions.NotFoundGrace"/>.</param>
    public void Add(string jobId, TimeSpan? notFoundGrace = null)
    {
        Count++;
        _ = EndAsync(WatchAsync(jobId, notFoundGrace ?? _options.NotFoundGrace));
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

    /// <summary>Waits no more. The jobs continue.</summary>
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

    private async Task<JobOutcome> WatchAsync(string jobId, TimeSpan grace)
    {
        string what = $"{_kind} {jobId}";
        var watch = new JobWatch(what, _options.StalledAfter, _client.Options.Time, _context);
        var loop = new PollLoop(what, _options, _client.Options.Retry.RetryAfterCeiling, _deadline, _context);
        PollOutcome<ProspectingJob> outcome = await loop.RunAsync(
            () => LookAsync(jobId),
            job =>
            {
                watch.Observe(job);
                grace = _options.NotFoundGrace;
                _onProgress?.Invoke(job);
                return job.IsFinished;
            },
            e => e.StatusCode == 404 && watch.SinceGoodLook < grace).ConfigureAwait(false);
        return new JobOutcome(jobId, outcome.Seen, outcome.TimedOut ? null : outcome.Failure, outcome.TimedOut);
    }

    private async Task<ApiResponse<ProspectingJob>> LookAsync(string jobId)
    {
        await _gate.WaitAsync(_context.CancellationToken).ConfigureAwait(false);
        try
        {
            return await _look(jobId, _context).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
