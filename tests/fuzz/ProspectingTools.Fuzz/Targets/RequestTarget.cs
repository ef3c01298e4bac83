using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Contracts;

namespace ProspectingTools.Testing.Fuzz.Targets;

/// <summary>
/// Requests to the service over real connections: request line, headers and body are mutated alike. Each gets an answer of a
/// client's error or of success, in JSON, and never a word of what is inside.
/// </summary>
internal sealed class RequestTarget : FuzzTarget
{
    // What was made by inputs is thrown away now and then, so that lists do not grow without end.
    private const int InputsOfAHost = 20_000;
    private const int InputsBetweenJobChecks = 1000;

    // Kestrel's limit of all headers together.
    private const int LargestHead = 32 * 1024;

    private static readonly string[] s_framing = ["content-length", "transfer-encoding", "expect", "upgrade", "connection"];

    private static readonly byte[] s_adminKey = Encoding.ASCII.GetBytes(ServiceHost.AdminKey);

    private ServiceHost? _host;
    private RawHttp? _connection;
    private long _inputs;

    public override string Name => "requests";

    public override int Weight => 15;

    public override IReadOnlyList<string> Tokens { get; } =
    [
        "{ag}", "{audience}", "{empty}", "{folder}", "{list}", "{job}", "{prospect}", "{cursor}", "{page}", "{leadlist}", "{search}", "GET ", "POST ", "PATCH ", "DELETE ", "PUT ", "HEAD ", "OPTIONS ",
        "/v1/accounts/", "/audiences/", "/prospects", "?limit=", "&cursor=", "limit=101", "limit=0", "offset=2147483647", "minScore=", "status=failed", "%2F", "%3F", "%0d%0aX-Injected:%201", "\r\nX-Injected: 1",
        "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n", "Expect: 100-continue\r\n", "Idempotency-Key: ", "Content-Type: text/plain\r\n", " HTTP/1.0", " HTTP/9.9", "Bearer ", "X-Prospecting-Fault: {\"status\":500}\r\n",
        "\"name\":", "\"leadIds\":[", "\"urls\":[", "\"filters\":", "\"keywords\":\"", "\"jobTitles\":[", "\"countries\":[\"DE\"]", "https://www.linkedin.com/company/a", "https://www.linkedin.com/in/a", "a b c d ", "\"a\",",
    ];

    public override async Task StartAsync()
    {
        _host = new ServiceHost();
        await _host.StartAsync();
    }

    public override async Task<string?> RunAsync(byte[] input)
    {
        if (++_inputs % InputsOfAHost == 0)
        {
            await DisposeAsync();
            await StartAsync();
        }

        (string head, byte[] body) = Split(input);
        bool framed = !s_framing.Any(word => head.Contains(word, StringComparison.OrdinalIgnoreCase)) && !head.Contains('\0', StringComparison.Ordinal);
        RawAnswer answer = framed ? Framed(head, body) : Unframed(head, body);
        // A head beyond what is read is refused before all of it is sent, and the reset may overtake the answer.
        return ProblemOf(answer, body, framed && head.Length < LargestHead) ?? (_inputs % InputsBetweenJobChecks == 0 ? ProblemOfJobs() : null);
    }

    public override async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _connection = null;
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    // The harness says how long the body is, so that the answer must come, on a connection that is used again.
    private RawAnswer Framed(string head, byte[] body)
    {
        _connection ??= new RawHttp(_host!.Address);
        _connection.Send(Bytes($"{head}\r\nHost: localhost\r\nContent-Length: {body.Length}\r\n\r\n", body));
        RawAnswer answer = _connection.Read(head.StartsWith("HEAD ", StringComparison.Ordinal));
        if (answer.Closes || body.Length > Limits.MaxBodyBytes)
        {
            // A body that is too long to be read past ends the connection, whatever the answer was.
            _connection.Dispose();
            _connection = null;
        }

        return answer;
    }

    // The input says how long the body is, or lies: the end of the sending ends the wait.
    private RawAnswer Unframed(string head, byte[] body)
    {
        using var connection = new RawHttp(_host!.Address);
        connection.Send(Bytes($"{head}\r\nHost: localhost\r\n\r\n", body));
        connection.EndSending();
        return connection.Read(head.StartsWith("HEAD ", StringComparison.Ordinal));
    }

    private static byte[] Bytes(string head, byte[] body) => [.. Encoding.Latin1.GetBytes(head), .. body];

    // Every byte is one character here and goes out as the byte that it was.
    private (string Head, byte[] Body) Split(byte[] input)
    {
        var text = new StringBuilder(Encoding.Latin1.GetString(input));
        foreach ((string name, string value) in _host!.Names)
        {
            text.Replace($"{{{name}}}", value);
        }

        text.Replace("{key}", ServiceHost.Key).Replace("{adminkey}", ServiceHost.AdminKey);
        string request = text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        int end = request.IndexOf("\n\n", StringComparison.Ordinal);
        string head = (end < 0 ? request : request[..end]).Trim('\n').Replace("\n", "\r\n", StringComparison.Ordinal);
        return (head, Encoding.Latin1.GetBytes(end < 0 ? string.Empty : request[(end + 2)..]));
    }

    private static string? ProblemOf(RawAnswer answer, byte[] sent, bool framed)
    {
        if (answer.Status == 0)
        {
            return framed ? "the connection ended without an answer" : null;
        }

        // Kestrel's own: a transfer coding or a version of HTTP that it does not know.
        if (answer.Status >= 500 && answer.Status is not (501 or 505) && !answer.Text.Contains(ErrorCodes.UpstreamError, StringComparison.Ordinal))
        {
            return $"answered {answer.Status}: {answer.Text}";
        }

        if (answer.Header("X-Injected").Length > 0)
        {
            return "a header was put into the answer";
        }

        // Refused JSON is quoted, and a key that is in it is the sender's own.
        bool keyIsTold = answer.Text.Contains(ServiceHost.AdminKey, StringComparison.Ordinal) && sent.AsSpan().IndexOf(s_adminKey) < 0;
        if (keyIsTold || answer.Text.Contains("   at ", StringComparison.Ordinal))
        {
            return $"the answer tells too much: {answer.Text}";
        }

        return answer.Body.Length > 0 ? ProblemOfBody(answer) : null;
    }

    private static string? ProblemOfBody(RawAnswer answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Body);
            return null;
        }
        catch (JsonException e)
        {
            return $"the body is no JSON ({e.Message}): {answer.Text}";
        }
    }

    // A job that was accepted must not break on what it was accepted with.
    private string? ProblemOfJobs()
    {
        RawAnswer failed = _host!.Send("GET", Routes.Jobs(_host.Names["ag"]) + "?status=failed&limit=100");
        return failed.Text.Contains(ErrorCodes.InternalError, StringComparison.Ordinal) ? $"a job broke: {failed.Text}" : null;
    }
}
