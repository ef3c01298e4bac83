using System;
using System.Collections.Generic;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Errors;

/// <summary>Every failure of a call, wherever it arose. Never carries the key.</summary>
public sealed class ProspectingApiException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="kind">Where the call failed.</param>
    /// <param name="code">The API's code or one of <see cref="ClientErrorCodes"/>.</param>
    /// <param name="message">What happened, for people.</param>
    /// <param name="innerException">The cause.</param>
    public ProspectingApiException(FailureKind kind, string code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Code = code;
    }

    /// <summary>Where the call failed.</summary>
    public FailureKind Kind { get; }

    /// <summary>The API's code (<c>AUDIENCE_NOT_READY</c>) or one of <see cref="ClientErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The server's id of the call, for its support.</summary>
    public string? TraceId { get; set; }

    /// <summary>The fields that the server refused.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>Details that the server sent and that are not fields, as JSON or text.</summary>
    public string? Details { get; init; }

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>When the server can be asked again, where that is later than the connection waits by itself; else null.</summary>
    public DateTimeOffset? RetryNotBefore { get; internal set; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>The request's method.</summary>
    public string? Method { get; set; }

    /// <summary>The request's path, without host and query.</summary>
    public string? Path { get; set; }

    /// <summary>The cursor of the page that failed: reading can resume from there. Null for the first page.</summary>
    public string? Cursor { get; set; }

    /// <summary>What to add to the same command so that it resumes where it stopped, where that is not -Cursor.</summary>
    public string? ResumeWith { get; set; }

    /// <summary>The Idempotency-Key of the request: sending it again with this key cannot start a second job.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>The key under which the whole command can be run again: those of its single starts are made of it. Null where there is only one start.</summary>
    public string? CommandKey { get; set; }

    /// <summary>Whether the request may have been carried out although no good answer came.</summary>
    public bool OutcomeUnknown => !NeverSent && (Kind is FailureKind.Network or FailureKind.Timeout or FailureKind.InvalidData || StatusCode >= 500);

    /// <summary>Whether there was not even a connection over which the request could have gone.</summary>
    internal bool NeverSent { get; init; }

    /// <summary>Whether an earlier attempt at the same request may have been carried out.</summary>
    internal bool AfterUnknownOutcome { get; set; }

    /// <summary>The same failure in words that know more of what it means.</summary>
    /// <param name="message">What happened, for people.</param>
    /// <returns>An exception with this one as its cause.</returns>
    internal ProspectingApiException Saying(string message) => new(Kind, Code, message, this)
    {
        StatusCode = StatusCode,
        TraceId = TraceId,
        Fields = Fields,
        Details = Details,
        RetryAfter = RetryAfter,
        RetryNotBefore = RetryNotBefore,
        Attempts = Attempts,
        Method = Method,
        Path = Path,
        Cursor = Cursor,
        ResumeWith = ResumeWith,
        IdempotencyKey = IdempotencyKey,
        CommandKey = CommandKey,
        NeverSent = NeverSent,
        AfterUnknownOutcome = AfterUnknownOutcome,
    };
}
