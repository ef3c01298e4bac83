using System;

namespace ProspectingTools.Client.Http;

/// <summary>
/// When and how a request is sent again (design, decision 4): exponential from <see cref="BaseDelay"/> with full jitter, at
/// most <see cref="MaximumDelay"/>; what the server asks for wins, but beyond <see cref="RetryAfterCeiling"/> nothing is sent again.
/// </summary>
public sealed class RetryPolicy
{
    private static readonly Random s_jitter = new();

    /// <summary>How often a request is sent again at most.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The longest first wait.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait of our own choosing.</summary>
    public TimeSpan MaximumDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest wait of the server's choosing. Where it asks for more, the call fails immediately and says until when.</summary>
    public TimeSpan RetryAfterCeiling { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>A number from 0 to below 1; tests replace it.</summary>
    internal Func<double> NextRandom { get; init; } = Random01;

    /// <summary>Whether a status may be cured by sending the request again.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>True for 408, 429, 500, 502, 503 and 504.</returns>
    public static bool IsTransient(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>The wait before the next attempt.</summary>
    /// <param name="attempt">How often the request has been sent, from 1.</param>
    /// <param name="retryAfter">What the server asks for.</param>
    /// <returns>The wait.</returns>
    public TimeSpan DelayAfter(int attempt, TimeSpan? retryAfter)
    {
        if (retryAfter is { } asked)
        {
            return asked < TimeSpan.Zero ? TimeSpan.Zero : asked > RetryAfterCeiling ? RetryAfterCeiling : asked;
        }

        double ceiling = Math.Min(BaseDelay.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 30) - 1), MaximumDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(ceiling * NextRandom());
    }

    private static double Random01()
    {
        lock (s_jitter)
        {
            return s_jitter.NextDouble();
        }
    }
}
