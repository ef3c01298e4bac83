using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.People;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Contracts;

/// <summary>
/// Requests that the vendor's own clients of the contact-lists API were seen to send (tests/data/README.md, "requests") are answered
/// with the status that was judged right for each, and with every field that the client reads, in the kind that it expects.
/// </summary>
public sealed class RecordedRequestTests : IAsyncLifetime
{
    private const int People = 500;

    // Both clients send plain UTF-8.
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, Api> _apis = [];
    private ServiceProcess _service = null!;

    public static TheoryData<string, int> Files => new() { { "vendor-cli", 170 }, { "vendor-n8n", 130 }, { "contact-lists", 10 } };

    public async ValueTask InitializeAsync() => _service = await ServiceProcess.StartAsync(null, "--sample", $"{People}");

    public async ValueTask DisposeAsync()
    {
        foreach (Api api in _apis.Values)
        {
            api.Dispose();
        }

        await _service.DisposeAsync();
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Files))]
    public async Task Requests_are_answered_as_the_client_needs(string file, int least)
    {
        // A company with several people, so that lists and searches find somebody.
        Dictionary<string, string> values = new()
        {
            ["{company}"] = SampleData.People(People, 1).GroupBy(p => p.Prospect.Company!.LinkedinUrl!)
                .First(people => people.Count(p => p.Prospect.Location!.CountryCode == "US") >= 2).Key,
        };
        string[] lines = await File.ReadAllLinesAsync(PeopleFile.Path($"requests/{file}.jsonl"), TestContext.Current.CancellationToken);
        Assert.True(lines.Length > least, $"{file}: {lines.Length} lines");
        (string, string)[] headers = [.. JsonNode.Parse(lines[0])!["headers"]!.AsObject().Select(h => (h.Key, (string)h.Value!))];
        List<string> wrong = [];
        for (int i = 1; i < lines.Length; i++)
        {
            JsonNode request = JsonNode.Parse(values.Aggregate(lines[i], (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal)))!;
            Answer answer = await SendAsync(request, headers);
            if (answer.Status != (int)request["status"]!)
            {
                wrong.Add($"line {i + 1}: {answer.Status} instead of {request["status"]}: {answer.Text}");
                continue;
            }

            foreach ((string field, JsonNode? kind) in request["reads"]?.AsObject() ?? [])
            {
                if (!AllAre(answer.Json, field, (string)kind!))
                {
                    wrong.Add($"line {i + 1}: '{field}' is no {kind}: {answer.Text}");
                }
            }

            if ((string?)request["keep"] is { } kept)
            {
                string value = (string)answer.Json[kept]!;
                values[$"{{{kept}}}"] = value;
                values[$"{{{kept.ToUpperInvariant()}}}"] = value.ToUpperInvariant();
            }
        }

        Assert.Empty(wrong);
    }

    private async Task<Answer> SendAsync(JsonNode request, (string, string)[] headers)
    {
        string key = (string?)request["key"] ?? ServiceProcess.SessionKey;
        if (!_apis.TryGetValue(key, out Api? api))
        {
            api = new Api(_service.Api.Address, _service.Api.Group, key.Length == 0 ? null : key, new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
            _apis.Add(key, api);
        }

        using StringContent? body = request["body"] is { } json ? new StringContent(json.ToJsonString(s_plain), Encoding.UTF8, "application/json")
            : (string?)request["contentType"] is { } type ? new StringContent(string.Empty, Encoding.UTF8, type)
            : null;
        return await api.SendAsync(new HttpMethod((string)request["method"]!), (string)request["path"]!, body, headers);
    }

    // 'items[].name' is the name of every item.
    private static bool AllAre(JsonNode answer, string path, string kind)
    {
        IEnumerable<JsonNode?> nodes = [answer];
        foreach (string part in path.Split('.'))
        {
            string name = part.TrimEnd('[', ']');
            nodes = nodes.Select(node => (node as JsonObject)?[name]);
            if (name != part)
            {
                nodes = nodes.SelectMany(node => node?.AsArray() ?? []);
            }
        }

        return nodes.All(node => KindOf(node) == kind);
    }

    private static string KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        { } kind => kind.ToString().ToLowerInvariant(),
        null => "null",
    };
}
