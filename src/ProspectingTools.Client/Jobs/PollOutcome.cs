using ProspectingTools.Client.Errors;

namespace ProspectingTools.Client.Jobs;

/// <summary>How a <see cref="PollLoop"/> ended.</summary>
/// <typeparam name="T">What a look shows.</typeparam>
/// <param name="seen">What was seen last; null when nothing was.</param>
/// <param name="failure">Why the wait was given up; when time ran out, what stood in the way last. Else null.</param>
/// <param name="timedOut">Whether time ran out.</param>
internal sealed class PollOutcome<T>(T? seen, ProspectingApiException? failure, bool timedOut)
    where T : class
{
    public T? Seen { get; } = seen;

    public ProspectingApiException? Failure { get; } = failure;

    public bool TimedOut { get; } = timedOut;
}
