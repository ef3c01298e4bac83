using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using ProspectingTools.Service.Tests.OpenApi;

namespace ProspectingTools.Testing.Hostile;

/// <summary>
/// Stands before a real server, lets everything through, and holds each request and answer against the server's own OpenAPI
/// document. <c>GET /__findings</c> answers with what did not agree, and with the operations that were asked.
/// </summary>
public sealed class CheckedFront : IDisposable
{
    private const string FindingsPath = "/__findings";

    private readonly Front _front;
    private readonly OpenApiChecker _checker;
    private readonly Lock _lock = new();
    private readonly ConcurrentQueue<string> _findings = new();

    /// <summary>Reads the document of a server.</summary>
    /// <param name="target">The server.</param>
    public CheckedFront(Uri target)
    {
        _front = new Front(target, [string.Empty]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using HttpResponseMessage document = http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(target, "/openapi/v1.json")));
        _checker = new OpenApiChecker(JsonNode.Parse(document.Content.ReadAsStream())!);
    }

    public Reply Answer(RecordedRequest request)
    {
        if (request.Path == FindingsPath)
        {
            lock (_lock)
            {
                return Reply.Json(JsonSerializer.Serialize(new { findings = _findings.ToArray(), operations = _checker.Seen, documented = _checker.Documented }));
            }
        }

        Note(() => _checker.CheckRequest(request.Method, request.Target, request.Headers, Encoding.UTF8.GetString(request.Body)));
        Reply reply = _front.Answer(request);
        if (reply.CutAfterBytes is null)
        {
            Note(() => _checker.Check(request.Method, request.Path, reply.Status, reply.ContentType?.Split(';')[0], Encoding.UTF8.GetString(reply.Bytes ?? [])));
        }

        return reply;
    }

    public void Dispose() => _front.Dispose();

    private void Note(Func<IEnumerable<string>> check)
    {
        lock (_lock)
        {
            try
            {
                foreach (string finding in check())
                {
                    _findings.Enqueue(finding);
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
            {
                _findings.Enqueue($"cannot be checked: {e.Message}");
            }
        }
    }
}
