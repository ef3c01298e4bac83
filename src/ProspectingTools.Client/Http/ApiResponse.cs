using System;

namespace ProspectingTools.Client.Http;

/// <summary>A good answer.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="value">What it holds.</param>
/// <param name="statusCode">The HTTP status.</param>
/// <param name="attempts">How often the request was sent.</param>
/// <param name="retryAfter">When the server asks to come back.</param>
/// <param name="serverTime">The server's clock, by its Date header.</param>
public sealed class ApiResponse<T>(T value, int statusCode, int attempts, TimeSpan? retryAfter, DateTimeOffset? serverTime)
{
    /// <summary>What it holds.</summary>
    public T Value { get; } = value;

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; } = attempts;

    /// <summary>When the server asks to come back.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The server's clock, by its Date header.</summary>
    public DateTimeOffset? ServerTime { get; } = serverTime;

    internal ApiResponse<TOther> With<TOther>(TOther other) => new(other, StatusCode, Attempts, RetryAfter, ServerTime);
}
