using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>
/// One script of requests, right and wrong ones, on a service over SQLite and on one over PostgreSQL: the answers are the same byte
/// for byte, apart from ids, times and cursors. An id is compared by the place of its first appearance.
/// </summary>
[Trait("Category", "Slow")]
public sealed partial class SameAnswersTests
{
    [PostgresFact]
    public async Task Both_stores_answer_a_script_alike()
    {
        using var folder = new TempFolder();
        await using ServiceProcess sqlite = await ServiceProcess.OnFolderAsync(folder.Path, "--sample", "300", "--credits", "3000");
        await using ServiceProcess postgres = await ServiceProcess.OnDatabaseAsync(TestStore.NewDatabase(), "--sample", "300", "--credits", "3000");
        var expected = new Script(sqlite.Api);
        var actual = new Script(postgres.Api);
        foreach (Step step in s_steps)
        {
            string first = await expected.RunAsync(step);
            string second = await actual.RunAsync(step);
            Assert.True(first == second, $"{step.Method} {step.Path} {step.Body}\n SQLite:     {first}\n PostgreSQL: {second}");
        }
    }

    private static readonly Step[] s_steps =
    [
        new("GET", "/v1/accounts"),
        new("GET", "{group}/sales-navigator/lead-lists", Save: [("list", "data.items.0.id"), ("list2", "data.items.3.id")]),
        new("GET", "{group}/sales-navigator/saved-searches", Save: [("search", "data.items.1.id")]),
        new("POST", "{group}/prospecting", """{"source":"sales_navigator","leadListId":"{list}","searchEmails":true,"audienceName":"First Ä"}""", Job: "job1"),
        new("GET", "{group}/audiences?limit=1"),
        new("POST", "{group}/prospecting", """{"source":"sales_navigator","savedSearchId":"{search}","audienceName":"Second"}""", Job: "job2"),
        new("POST", "{group}/prospecting", """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=engineer%20OR%20manager%20NOT%20sales","maxResults":40}""", Job: "job3"),
        new("POST", "{group}/prospecting", """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=%22no%20such%20thing%22"}""", Job: "job4"),
        new("POST", "{group}/prospecting", """{"source":"url_upload","urls":["https://www.linkedin.com/in/nobody-there"]}""", Job: "job5"),
        new("POST", "{group}/prospecting", """{"source":"url_upload","urls":[]}"""),
        new("POST", "{group}/prospecting", """{"source":"sales_navigator","leadListId":"0123456789abcdef01234567"}"""),
        new("GET", "{group}/audiences?limit=2", Cursor: true),
        new("GET", "{group}/audiences?limit=0"),
        new("GET", "{group}/audiences?cursor=AAAA"),
        new("GET", "{group}/audiences/{job1}/prospects?limit=7", Cursor: true, Save: [("prospect1", "data.items.0.id"), ("prospect2", "data.items.3.id")]),
        new("GET", "{group}/audiences/{job2}/prospects?limit=50", Cursor: true),
        new("GET", "{group}/audiences/{job3}/prospects?limit=100", Cursor: true),
        new("GET", "{group}/prospecting?limit=2", Cursor: true),
        new("GET", "{group}/prospecting?status=completed"),
        new("GET", "{group}/prospecting?status=wrong"),
        new("POST", "{group}/audiences/folders", """{"name":"Folder ß","audienceType":"on_demand"}""", Save: [("folder", "data.id")]),
        new("POST", "{group}/audiences/folders", """{"name":"Another","audienceType":"on_demand"}"""),
        new("POST", "{group}/audiences", """{"name":"Made","type":"on_demand","description":"by hand"}""", Save: [("made", "data.id")]),
        new("POST", "{group}/audiences", """{"name":"a\u0000b","type":"on_demand"}"""),
        new("POST", "{group}/audiences", """{"name":"","type":"on_demand"}"""),
        new("POST", "{group}/audiences/{made}/move-to-folder", """{"folderId":"{folder}"}"""),
        new("POST", "{group}/audiences/{job1}/move-leads", """{"leadIds":["{prospect2}","{prospect1}"],"targetAudienceId":"{made}"}"""),
        new("GET", "{group}/audiences/{made}/prospects"),
        new("GET", "{group}/audiences/navigation"),
        new("PATCH", "{group}/audiences/{made}", """{"name":"Renamed"}"""),
        new("DELETE", "{group}/audiences/{job2}"),
        new("GET", "{group}/audiences/{job2}/prospects"),
        new("GET", "{group}/audiences/{job2}"),
        new("GET", "{group}/prospects/{prospect1}/signals"),
        new("GET", "{group}/prospects/by-provider-id/ACwAAB"),
        new("POST", "/v1/contacts/lists", """{"name":"None","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/acme"],"keywords":"engineer"}}"""),
        new("POST", "/v1/contacts/lists", """{"name":"Wrong","filters":{"companyLinkedInUrls":["nonsense"]}}"""),
        new("GET", "/v1/contacts/lists"),
        new("GET", "/v1/credits"),
        new("GET", "/v1/connectors"),
    ];

    private sealed record Step(string Method, string Path, string? Body = null, string? Job = null, bool Cursor = false, (string Name, string At)[]? Save = null);

    private sealed partial class Script(Api api)
    {
        private readonly Dictionary<string, string> _values = new() { ["group"] = $"/v1/accounts/{api.Group}" };
        private readonly Dictionary<string, string> _ids = [];

        public async Task<string> RunAsync(Step step)
        {
            Answer answer = await SendAsync(step.Method, Fill(step.Path), step.Body is null ? null : Fill(step.Body));
            var all = new StringBuilder(Plain(answer));
            foreach ((string name, string at) in step.Save ?? [])
            {
                _values[name] = At(answer.Json, at);
            }

            if (step.Job is not null && answer.Status is 200 or 202)
            {
                _values[step.Job] = (string)(await api.WaitAsync((string)answer.Data["jobId"]!))["audienceId"]!;
                all.Append(Plain(await api.GetAsync(Routes.Job(api.Group, (string)answer.Data["jobId"]!))));
            }

            while (step.Cursor && (string?)answer.Json["data"]?["nextCursor"] is { } cursor)
            {
                answer = await SendAsync(step.Method, $"{Fill(step.Path)}&cursor={Uri.EscapeDataString(cursor)}", null);
                all.Append(Plain(answer));
            }

            return all.ToString();
        }

        private Task<Answer> SendAsync(string method, string path, string? body) => api.SendAsync(
            new HttpMethod(method), path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));

        private string Fill(string text) => Name().Replace(text, match => _values.GetValueOrDefault(match.Groups[1].Value, match.Value));

        private static string At(JsonNode json, string path) => path.Split('.').Aggregate(
            json, (node, part) => (int.TryParse(part, out int index) ? node[index] : node[part]) ?? throw new InvalidOperationException($"Nothing at {path} in {json}"))!.GetValue<string>();

        private string Plain(Answer answer)
        {
            string text = Cursor().Replace(answer.Text, "\"nextCursor\":\"…\"");
            text = Trace().Replace(text, "\"traceId\":\"…\"");
            text = Moment().Replace(text, "…");
            text = Id().Replace(text, match => _ids.TryGetValue(match.Value, out string? known) ? known : _ids[match.Value] = $"#{_ids.Count + 1}");
            return $"{answer.Status} {text}\n";
        }

        [GeneratedRegex("[{](\\w+)[}]")]
        private static partial Regex Name();

        [GeneratedRegex("\"nextCursor\":\"[^\"]+\"")]
        private static partial Regex Cursor();

        [GeneratedRegex("\"(traceId|requestId)\":\"[^\"]+\"")]
        private static partial Regex Trace();

        [GeneratedRegex("20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.\\d]*Z?")]
        private static partial Regex Moment();

        [GeneratedRegex("[0-9a-f]{24}")]
        private static partial Regex Id();
    }
}
