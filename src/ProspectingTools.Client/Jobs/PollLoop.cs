using System;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Client.Jobs;

/// <summary>
/// Looks at something again and again until it has ended: growing intervals, what the server asks for first, failures that pass
/// are tolerated. Jobs and audiences are waited for in this one way.
/// </summary>
/// <param name="what">What is waited for, for people: <c>Job 6b01</c>.</param>
/// <param name="options">Intervals and how many failures in a row are tolerated.</param>
/// <param name="serverCeiling">The longest wait that the server may ask for.</param>
/// <param name="deadline">The end of the wait.</param>
/// <param name="context">The observer.</param>
internal sealed class PollLoop(string what, JobWaitOptions options, TimeSpan serverCeiling, Deadline deadline, CallContext context)
{
    private readonly PollSchedule _schedule = new(options.FirstInterval, options.IntervalFactor, options.MaximumInterval, serverCeiling);

    /// <summary>Looks until it has ended.</summary>
    /// <typeparam name="T">What a look shows.</typeparam>
    /// <param name="look">One look.</param>
    /// <param name="hasEnded">Whether what it shows is the end.</param>
    /// <param name="isPending">Whether a failure only says that it is not there yet; such failures are not counted.</param>
    /// <returns>How it ended.</returns>
    public async Task<PollOutcome<T>> RunAsync<T>(Func<Task<ApiResponse<T>>> look, Func<T, bool> hasEnded, Func<ProspectingApiException, bool> isPending)
        where T : class
    {
        T? seen = null;
        ProspectingApiException? pending = null;
        int errors = 0;
        try
        {
            while (true)
            {
                TimeSpan? asked;
                string? why = null;
                try
                {
                    ApiResponse<T> response = await look().ConfigureAwait(false);
                    seen = response.Value;
                    asked = response.RetryAfter;
                    errors = 0;
                    if (hasEnded(seen))
                    {
                        return new PollOutcome<T>(seen, null, timedOut: false);
                    }
                }
                catch (ProspectingApiException e) when (isPending(e))
                {
                    pending = e;
                    asked = e.RetryAfter;
                    why = $"{what} does not exist yet ({e.Message})";
                }
                catch (ProspectingApiException e) when (IsTransient(e) && ++errors <= options.ToleratedErrors)
                {
                    asked = e.RetryAfter;
                    why = $"{what} could not be read ({e.Message}); failure {errors} in a row, up to {options.ToleratedErrors} are tolerated";
                }
                catch (ProspectingApiException e)
                {
                    return new PollOutcome<T>(seen, e, timedOut: false);
                }

                if (deadline.IsOver)
                {
                    return new PollOutcome<T>(seen, pending, timedOut: true);
                }

                TimeSpan delay = _schedule.Next(asked);
                if (why is not null)
                {
                    context.Note($"{why}; trying again in {delay.TotalSeconds:0.0} s.");
                }

                await deadline.WaitAsync(delay).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (deadline.IsOver && !deadline.IsCancelledByCaller)
        {
            // The last look outlasted the deadline: no news.
            return new PollOutcome<T>(seen, pending, timedOut: true);
        }
    }

    // A wait beyond the connection's ceiling is the caller's to decide on.
    private static bool IsTransient(ProspectingApiException e) =>
        e.RetryNotBefore is null
        && (e.Kind is FailureKind.Timeout
            || e.Code == ClientErrorCodes.NetworkError
            || (e.Kind == FailureKind.Api && RetryPolicy.IsTransient(e.StatusCode ?? 0)));
}
