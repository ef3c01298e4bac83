using System;
using System.Collections.Generic;

namespace ProspectingTools.Client.Http;

/// <summary>An entry of the call log. Holds nothing secret: headers are allow-listed, the key is taken out of every text.</summary>
public sealed class CallLogEntry
{
    private CallLogEntry(CallLogKind kind, string message)
    {
        Kind = kind;
        Message = message;
    }

    /// <summary>What it says.</summary>
    public CallLogKind Kind { get; }

    /// <summary>The entry in one line.</summary>
    public string Message { get; }

    /// <summary>Allow-listed response headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    /// <summary>The bodies, capped and masked; null unless asked for.</summary>
    public string? Body { get; private set; }

    /// <summary>How long until the next attempt.</summary>
    public TimeSpan? Delay { get; private set; }

    internal static CallLogEntry ForNote(string message) => new(CallLogKind.Note, message);

    internal static CallLogEntry ForWarning(string message) => new(CallLogKind.Warning, message);

    internal static CallLogEntry ForRetry(string message, TimeSpan delay) => new(CallLogKind.Retry, message) { Delay = delay };

    internal static CallLogEntry ForRequest(string message, IReadOnlyList<KeyValuePair<string, string>> headers, string? body) =>
        new(CallLogKind.Request, message) { Headers = headers, Body = body };
}
