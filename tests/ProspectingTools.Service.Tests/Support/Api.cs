using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>An answer: status, headers, and the body as JSON.</summary>
internal sealed record Answer(int Status, HttpResponseHeaders Headers, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException($"No JSON: '{Text}'.");

    /// <summary>The data of an envelope.</summary>
    public JsonNode Data => Json["data"] ?? throw new InvalidOperationException($"No data: {Text}");

    /// <summary>The items of a list in an envelope.</summary>
    public JsonArray Items => Data["items"]!.AsArray();

    /// <summary>The error's code, in any of the shapes.</summary>
    public string? Code => Json["error"] is JsonObject error ? (string?)error["code"] : (string?)Json["error"];

    /// <summary>The fields that were refused, in any of the shapes.</summary>
    public IReadOnlyList<string> Fields =>
        [.. ((Json["error"]?["fields"] ?? Json["error"]?["details"]?["fields"])?.AsArray() ?? []).Select(f => (string)f!["field"]!)];
}

/// <summary>Calls the service over HTTP, as any client would.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient _client;

    public Api(Uri address, string accountGroupId, string? key, HttpMessageHandler? handler = null)
    {
        _client = new HttpClient(handler ?? new SocketsHttpHandler()) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        if (key is not null)
        {
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        Group = accountGroupId;
    }

    public string Group { get; }

    public Uri Address => _client.BaseAddress!;

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, string? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(body), headers);

    public Task<Answer> PutAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Json(body), headers);

    public Task<Answer> PatchAsync(string path, string body) => SendAsync(HttpMethod.Patch, path, Json(body));

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, null, headers);

    /// <summary>Changes the service as its administrator.</summary>
    public async Task AdminAsync(HttpMethod method, string path, string? body)
    {
        Answer answer = await SendAsync(method, path, Json(body), ("X-Prospecting-Admin-Key", ServiceProcess.AdminKey));
        if (answer.Status >= 300)
        {
            throw new InvalidOperationException($"{method} {path}: {answer.Status} {answer.Text}");
        }
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await _client.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Starts a job, which must be accepted.</summary>
    /// <returns>The job's id.</returns>
    public async Task<string> StartJobAsync(string body, string? key = null)
    {
        Answer answer = await PostAsync(Routes.Jobs(Group), body, key is null ? [] : [("Idempotency-Key", key)]);
        return answer.Status is 200 or 202 ? (string)answer.Data["jobId"]! : throw new InvalidOperationException($"{answer.Status} {answer.Text}");
    }

    /// <summary>Waits until a job has ended.</summary>
    public Task<JsonNode> WaitAsync(string jobId) => WaitAsync(jobId, job => (string?)job["status"] is "completed" or "failed" or "cancelled");

    /// <summary>Waits until a job is as wanted.</summary>
    public async Task<JsonNode> WaitAsync(string jobId, Func<JsonNode, bool> wanted, TimeSpan? longest = null)
    {
        for (DateTime end = DateTime.UtcNow + (longest ?? TimeSpan.FromSeconds(90)); DateTime.UtcNow < end; await Task.Delay(20))
        {
            JsonNode job = (await GetAsync(Routes.Job(Group, jobId))).Data;
            if (wanted(job))
            {
                return job;
            }
        }

        throw new TimeoutException($"The job did not come so far: {(await GetAsync(Routes.Job(Group, jobId))).Text}");
    }

    /// <summary>Waits until no job is under way, as those are that another test has left: each of them still charges.</summary>
    public async Task NothingRunsAsync()
    {
        foreach (string status in new[] { "queued", "running" })
        {
            foreach (JsonNode? job in (await GetAsync($"{Routes.Jobs(Group)}?limit=100&status={status}")).Items)
            {
                await WaitAsync((string)job!["jobId"]!);
            }
        }
    }

    /// <summary>Runs a job over a source to its end.</summary>
    public async Task<JsonNode> RunJobAsync(string body) => await WaitAsync(await StartJobAsync(body));

    /// <summary>A lead list by name.</summary>
    public async Task<string> LeadListAsync(string name) => (string)(await GetAsync(Routes.LeadLists(Group))).Items.Single(l => (string?)l!["name"] == name)!["id"]!;

    /// <summary>Every prospect of an audience.</summary>
    public async Task<IReadOnlyList<JsonNode>> ProspectsAsync(string audienceId, int limit = 100)
    {
        List<JsonNode> all = [];
        string? cursor = null;
        do
        {
            string query = cursor is null ? $"?limit={limit}" : $"?limit={limit}&cursor={Uri.EscapeDataString(cursor)}";
            Answer page = await GetAsync(Routes.Prospects(Group, audienceId) + query);
            all.AddRange(page.Items.Select(i => i!));
            cursor = (string?)page.Data["nextCursor"];
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>Imports people.</summary>
    public Task<Answer> ImportAsync(string text, string query) =>
        SendAsync(HttpMethod.Post, $"{Routes.LocalPeople}?{query}", new StringContent(text, Encoding.UTF8, "text/csv"));

    public async Task<long> CreditsAsync() => (long)(await GetAsync(Routes.Credits)).Json["remainingCredits"]!;

    public void Dispose() => _client.Dispose();

    private static StringContent? Json(string? body) => body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
}
