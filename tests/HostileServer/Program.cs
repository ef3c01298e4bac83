using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Testing.Hostile;

/// <summary>
/// Starts the server as a process: <c>HostileServer --script rules.json</c>, or <c>--front address prefix…</c> for a host that
/// passes on what begins so and knows nothing else, or <c>--checked address</c> for one that passes on everything and holds it
/// against the server's OpenAPI document. It writes its address as the first line, answers <c>GET /__requests</c>
/// with what it was asked, and ends when its standard input does.
/// </summary>
internal static class Program
{
    private const string RequestsPath = "/__requests";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private static async Task<int> Main(string[] args)
    {
        Func<RecordedRequest, Reply>? script = args switch
        {
            ["--script", var path] => Rule.Script(JsonSerializer.Deserialize<List<Rule>>(await File.ReadAllTextAsync(path), s_options) ?? []),
            ["--checked", var target] => new CheckedFront(new Uri(target)).Answer,
            ["--front", var target, .. var prefixes] => new Front(new Uri(target), prefixes).Answer,
            _ => null,
        };
        if (script is null)
        {
            await Console.Error.WriteLineAsync("Usage: HostileServer --script <rules.json> | --front <address> <path prefix>... | --checked <address>");
            return 2;
        }

        // Requests that wait for one another hold a thread each.
        ThreadPool.SetMinThreads(64, 64);
        HostileServer? server = null;
        await using (server = HostileServer.Start(request => request.Path == RequestsPath ? Reply.Json(Recorded(server!)) : script(request)))
        {
            Console.WriteLine(server.Uri.GetLeftPart(UriPartial.Authority));
            while (await Console.In.ReadLineAsync() is not null)
            {
            }
        }

        return 0;
    }

    private static string Recorded(HostileServer server) =>
        JsonSerializer.Serialize(
            server.Requests.Where(request => request.Path != RequestsPath).Select(request => new
            {
                request.Method,
                request.Target,
                request.Headers,
                Body = request.Text,
                ArrivedAtMs = request.ArrivedAt.TotalMilliseconds,
                request.ClientLeft,
                request.Round,
            }),
            s_options);
}
