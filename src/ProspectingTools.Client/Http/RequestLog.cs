using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;

namespace ProspectingTools.Client.Http;

/// <summary>The log entry of one attempt: method, path, status, duration, attempt, trace id, allow-listed headers.</summary>
internal sealed class RequestLog(ApiRequest request, ApiKey key, int attempt, bool withBodies)
{
    public byte[]? ResponseBody { get; set; }

    public void Write(CallContext context, HttpResponseMessage response, TimeSpan elapsed)
    {
        if (context.Observer is null)
        {
            return;
        }

        var headers = Redaction.Headers(response, key);
        string trace = headers.Where(h => h.Key is "X-Trace-Id" or "X-Request-Id").Select(h => $", trace id {h.Value}").FirstOrDefault() ?? string.Empty;
        context.Observer.Log(CallLogEntry.ForRequest(Line($"{(int)response.StatusCode}{trace}", elapsed), headers, Bodies()));
    }

    public void WriteFailure(CallContext context, string what, TimeSpan elapsed) =>
        context.Observer?.Log(CallLogEntry.ForRequest(Redaction.Secrets(Line(what, elapsed), key), [], Bodies()));

    private string Line(string outcome, TimeSpan elapsed) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1}{2}: {3} in {4:0} ms, attempt {5}",
            request.Method,
            request.Path,
            request.Query is null ? string.Empty : "?" + request.Query,
            outcome,
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
