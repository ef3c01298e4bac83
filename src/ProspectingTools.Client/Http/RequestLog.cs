using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ProspectingTools.Client.Http;

/// <summary>The log entry of one attempt: method, path, status, duration, attempt, trace id, allow-listed headers.</summary>
internal sealed class RequestLog(ApiRequest request, ApiKey key, int attempt, bool withBodies)
{
    /// <summary>The answer, once its head is there.</summary>
    public KeyedResponse? KeyedResponse { get; set; }

    /// <summary>The body of the answer, where bodies are logged.</summary>
    public byte[]? ResponseBody { get; set; }

    /// <summary>Writes the entry.</summary>
    /// <param name="context">The observer.</param>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Write(CallContext context, string outcome, TimeSpan elapsed)
    {
        if (context.Observer is null)
        {
            return;
        }

        List<KeyValuePair<string, string>> headers = KeyedResponse is null ? [] : Redaction.Headers(KeyedResponse.Response, key);
        context.Observer.Log(CallLogEntry.ForRequest(Redaction.Secrets(Line(outcome, elapsed), key), headers, Bodies()));
    }

    private string Line(string outcome, TimeSpan elapsed) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1}{2}: {3}{4} in {5:0} ms, attempt {6}",
            request.Method,
            request.Path,
            request.Query is null ? string.Empty : "?" + request.Query,
            outcome,
            KeyedResponse?.TraceId is { } id ? ", trace id " + id : string.Empty,
            elapsed.TotalMilliseconds,
            attempt);

    private string? Bodies()
    {
        if (!withBodies)
        {
            return null;
        }

        var text = new StringBuilder();
        if (request.Body is { } sent)
        {
            text.Append("> ").AppendLine(Redaction.Body(sent, key));
        }

        if (ResponseBody is { } received)
        {
            text.Append("< ").Append(Redaction.Body(received, key));
        }

        return text.ToString();
    }
}
