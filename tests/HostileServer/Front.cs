using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;

namespace ProspectingTools.Testing.Hostile;

/// <summary>
/// Stands before a real server and lets some paths through only: a host that knows one of the two APIs. For all else it says
/// what a host says that has no such route.
/// </summary>
/// <param name="target">The real server.</param>
/// <param name="prefixes">What the paths begin with that it lets through.</param>
public sealed class Front(Uri target, IReadOnlyList<string> prefixes) : IDisposable
{
    private static readonly string[] s_framing = ["Transfer-Encoding", "Content-Length", "Connection", "Keep-Alive"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });

    public Reply Answer(RecordedRequest request)
    {
        if (!prefixes.Any(prefix => request.Path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return Reply.Json("""{"error":{"code":"NOT_FOUND","message":"route not found"}}""", 404);
        }

        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(target, request.Target));
        if (request.Body.Length > 0)
        {
            forwarded.Content = new ByteArrayContent(request.Body);
        }

        foreach ((string name, string value) in request.Headers.Where(header => !s_framing.Contains(header.Key, StringComparer.OrdinalIgnoreCase) && header.Key != "Host"))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, value))
            {
                forwarded.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        try
        {
            using HttpResponseMessage answer = _http.Send(forwarded);
            using var body = new MemoryStream();
            answer.Content.ReadAsStream().CopyTo(body);
            return new Reply
            {
                Status = (int)answer.StatusCode,
                Reason = answer.ReasonPhrase ?? string.Empty,
                ContentType = answer.Content.Headers.ContentType?.ToString(),
                Headers = answer.Headers.Concat(answer.Content.Headers.Where(header => header.Key == "Content-Encoding"))
                    .Where(header => !s_framing.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                    .ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
                Bytes = body.ToArray(),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // What the real server breaks off is broken off here too.
            return new Reply { CutAfterBytes = -1 };
        }
    }

    public void Dispose() => _http.Dispose();
}
