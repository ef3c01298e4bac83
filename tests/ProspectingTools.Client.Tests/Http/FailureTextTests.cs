using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>What a failure and the log say of an answer, to the letter: people read it, and write it to the server's support.</summary>
public sealed class FailureTextTests
{
    [Theory]
    [InlineData("Slow down.", "Slow down.")]
    [InlineData("Slow down", "Slow down.")]
    [InlineData("Slow down!", "Slow down!")]
    [InlineData("Why so fast? ", "Why so fast?")]
    [InlineData("Limit: 10/min;", "Limit: 10/min;.")]
    public async Task A_wait_that_is_too_long_is_told_in_a_sentence_of_its_own(string message, string sentence)
    {
        await using var server = HostileServer.Start(Wire.Fail(429, "RATE_LIMITED", message) with { Headers = Header("Retry-After", "3600.2") });
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, time: time);
        ProspectingApiException e = await FailAsync(client);
        string until = (time.UtcNow + TimeSpan.FromSeconds(3600.2)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Equal($"{sentence} The server asks to come back in 3,601 s, at {until} UTC; this connection waits for 120 s at most.", e.Message);
        Assert.Equal(("RATE_LIMITED", 429, "trace-1", 1), (e.Code, e.StatusCode, e.TraceId, e.Attempts));
    }

    // The body knows best; of the headers, the one that is made for it.
    [Theory]
    [InlineData("body", "first", "second", "body")]
    [InlineData(null, "first", "second", "first")]
    [InlineData(null, null, "second", "second")]
    [InlineData(null, null, null, null)]
    public async Task The_trace_id_is_found_wherever_it_is(string? body, string? header, string? other, string? traceId)
    {
        Dictionary<string, string> headers = [];
        foreach ((string name, string? value) in new[] { ("X-Request-Id", other), ("X-Trace-Id", header) })
        {
            if (value is not null)
            {
                headers[name] = value;
            }
        }

        string id = body is null ? "null" : $"\"{body}\"";
        await using var server = HostileServer.Start(r => r.Index == 0
            ? Reply.Json($$$"""{"success":false,"error":{"code":"NO","message":"No."},"traceId":{{{id}}}}""", 400) with { Headers = headers }
            : Reply.Json($$$"""{"success":true,"data":{"items":[]},"traceId":{{{id}}}}""") with { Headers = headers });
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();
        Assert.Equal(traceId, (await FailAsync(client, recorder)).TraceId);
        await client.GetLeadListsAsync(recorder.Context());
        string told = traceId is null ? string.Empty : $", trace id {traceId}";
        Assert.StartsWith($"GET /v1/x?a=b: 400 NO{told} in ", recorder.Entries[0].Message, StringComparison.Ordinal);
        Assert.StartsWith($"GET /v1/accounts/{Clients.Group}/sales-navigator/lead-lists: 200{told} in ", recorder.Entries[1].Message, StringComparison.Ordinal);
    }

    // Some servers report a failure with a status that does not.
    [Theory]
    [InlineData("""{"success":false,"error":{"code":"NO","message":"No.","details":null}}""", "NO", "No.", null)]
    [InlineData("""{"success":false,"error":{"code":"NO","message":"No.","details":{"a":[1]}}}""", "NO", "No.", """{"a":[1]}""")]
    [InlineData("""{"success":false,"error":{"code":"NO","message":"No.","details":"why"}}""", "NO", "No.", "why")]
    [InlineData("""{"success":true,"data":null,"error":{"code":"NO"}}""", "NO", "The server answered 200 Fine and no reason.", null)]
    [InlineData("""{"success":false,"data":{"items":[]},"error":{}}""", "HTTP_200", "The server answered 200 Fine and no reason.", null)]
    public async Task A_failure_within_a_good_answer_is_a_failure(string body, string code, string message, string? details)
    {
        await using var server = HostileServer.Start(Reply.Json(body) with { Reason = "Fine" });
        using ProspectingClient client = Clients.For(server);
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));
        Assert.Equal((FailureKind.Api, 200, code, message, details), (e.Kind, e.StatusCode, e.Code, e.Message, e.Details));
    }

    [Theory]
    [InlineData("""{"success":false,"data":{"items":[]}}""")]
    [InlineData("""{"success":true,"data":null}""")]
    [InlineData("{}")]
    public async Task An_envelope_without_anything_in_it_is_not_an_answer(string body)
    {
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server);
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));
        Assert.Equal(ClientErrorCodes.InvalidResponse, e.Code);
        Assert.Contains("it holds neither data nor an error", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_JSON_is_told_by_what_it_says_or_by_its_type()
    {
        await using var server = HostileServer.Start(Reply.Html(), Reply.Json(string.Empty) with { ContentType = "text/csv" });
        using ProspectingClient client = Clients.For(server);
        Assert.Contains("502 Bad Gateway", (await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None))).Message, StringComparison.Ordinal);
        Assert.Contains("the content type is text/csv", (await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None))).Message, StringComparison.Ordinal);
    }

    // The cause says where the JSON breaks; its own texts cannot be changed, so with a key in them it is left out.
    [Theory]
    [InlineData("{\"items\":[}", true)]
    [InlineData("{\"" + Clients.KeyText + "\":[}", false)]
    public async Task The_cause_of_a_failure_is_kept_where_it_shows_no_key(string body, bool isKept)
    {
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server);
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));
        Assert.Equal(ClientErrorCodes.InvalidResponse, e.Code);
        Assert.DoesNotContain(Clients.KeyText, e.ToString(), StringComparison.Ordinal);
        Assert.Equal(isKept, e.InnerException is JsonException);
    }

    [Fact]
    public async Task A_call_that_the_end_of_the_connection_cuts_off_names_itself()
    {
        await using var server = HostileServer.Start(Reply.Json("{}") with { DelayMs = int.MaxValue });
        ProspectingClient client = Clients.For(server);
        Task call = client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Post, "/v1/x") { IdempotencyKey = "k" }, CallContext.None);
        await Eventually.TrueAsync(() => server.Active == 1);
        client.Dispose();
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => call.WaitAsync(TestTime.Patience));
        Assert.Equal((ClientErrorCodes.ConnectionClosed, "POST", "/v1/x", "k"), (e.Code, e.Method, e.Path, e.IdempotencyKey));
    }

    [Theory]
    [InlineData(-365)]
    [InlineData(2)]
    public async Task The_servers_clock_is_told_by_how_far_it_is_ahead(int days)
    {
        await using var server = HostileServer.Start(
            Reply.Json("{}"),
            Reply.Json("{}") with { Headers = Header("Date", DateTimeOffset.UtcNow.AddDays(days).ToString("r", CultureInfo.InvariantCulture)) });
        using ProspectingClient client = Clients.For(server);
        await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None);
        Assert.Null(client.ServerOffset(ApiKind.Prospecting));
        await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None);
        Assert.InRange(client.ServerOffset(ApiKind.Prospecting)!.Value, TimeSpan.FromDays(days) - TestTime.Patience, TimeSpan.FromDays(days) + TimeSpan.FromSeconds(2));
    }

    // A read has no body, not even an empty one, which some proxies refuse; a change without one says that it has none.
    [Theory]
    [InlineData("GET", null)]
    [InlineData("HEAD", null)]
    [InlineData("POST", "0")]
    [InlineData("PUT", "0")]
    [InlineData("DELETE", "0")]
    public async Task A_request_without_a_body_says_so_where_it_could_have_one(string method, string? length)
    {
        await using var server = HostileServer.Start(Reply.Json(string.Empty) with { Status = 204 });
        using ProspectingClient client = Clients.For(server);
        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(new HttpMethod(method), "/v1/x"), CallContext.None);
        Assert.Equal(length, Assert.Single(server.Requests).Header("Content-Length"));
    }

    // However an attempt ends: the log tells its end and how long it took, from its own beginning.
    [Fact]
    public async Task Each_attempt_is_logged_with_its_end_and_its_time()
    {
        (Reply Reply, string Ends)[] attempts = [(Reply.Json("{}"), "200"), (Wire.Fail(400, "NO"), "400 NO, trace id trace-1"), (Reply.Drop(), "No answer from ")];
        await using var server = HostileServer.Start([.. attempts.Select(attempt => attempt.Reply)]);
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, Clients.Never, time: time);
        foreach ((_, string ends) in attempts)
        {
            time.Advance(TimeSpan.FromSeconds(7));
            var recorder = new Recorder();
            try
            {
                await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), recorder.Context());
            }
            catch (ProspectingApiException)
            {
                // Two of them fail.
            }

            string line = Assert.Single(recorder.Entries).Message;
            Assert.StartsWith($"GET /v1/x: {ends}", line, StringComparison.Ordinal);
            Assert.EndsWith(" in 0 ms, attempt 1", line, StringComparison.Ordinal);
        }
    }

    // Nothing is logged of what was not sent, and only what may be shown of what was.
    [Fact]
    public async Task Logged_bodies_are_those_that_there_were()
    {
        await using var server = HostileServer.Start(Reply.Json("{\"a\":1}"), Reply.Json("{\"b\":2}"), Reply.Drop(), Reply.Json("{\"c\":3}", 400));
        using ProspectingClient client = Clients.For(server, Clients.Never, logBodies: true);
        var recorder = new Recorder();
        await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), recorder.Context());
        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Post, "/v1/x") { Body = "{}"u8.ToArray() }, recorder.Context());
        await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Post, "/v1/x") { Body = "{}"u8.ToArray() }, recorder.Context()));
        await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), recorder.Context()));
        Assert.Equal(["< {\"a\":1}", "> {}\n< {\"b\":2}", "> {}\n", "< {\"c\":3}"], recorder.Entries.Select(entry => entry.Body!.ReplaceLineEndings("\n")));
        Assert.Equal([true, true, false, true], recorder.Entries.Select(entry => entry.Headers.Count > 0));
    }

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };

    private static Task<ProspectingApiException> FailAsync(ProspectingClient client, Recorder? recorder = null) =>
        Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x", ("a", "b")), recorder?.Context() ?? CallContext.None));
}
