using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Design, decision 4: what is sent again, how often, and what never is.</summary>
public sealed class RetryTests
{
    private const string Path = "/v1/anything";

    public static TheoryData<int> Transient => [408, 429, 500, 502, 503, 504];

    public static TheoryData<int> Final => [400, 401, 402, 403, 404, 405, 409, 410, 413, 415, 418, 422, 424, 425, 501, 505];

    public static TheoryData<Reply> Drops => new(
        Reply.Drop(),
        Reply.Drop(reset: true),
        Reply.Json("{}") with { CutAfterBytes = 1, Reset = true },
        Reply.Json("{\"a\":1}") with { CutAfterBytes = 3 },
        Reply.Json("{\"a\":1}") with { CutAfterBytes = 3, Chunked = true });

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task A_read_is_sent_four_times_in_all_after_a_transient_status(int status)
    {
        var recorder = new Recorder();
        (HostileServer server, ProspectingApiException e) = await FailAsync(new ApiRequest(HttpMethod.Get, Path), recorder, Wire.Fail(status, "BUSY"));

        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(4, e.Attempts);
        Assert.Equal(status, e.StatusCode);
        Assert.Equal("BUSY", e.Code);
        Assert.Equal("trace-1", e.TraceId);
        Assert.Equal(3, recorder.Delays.Count);
        Assert.Equal(["attempt 2 of 4", "attempt 3 of 4", "attempt 4 of 4"], recorder.Entries.Where(entry => entry.Delay is not null).Select(entry => entry.Message.Split("; ")[1].Split(" in ")[0]));
        Assert.Equal("GET", e.Method);
        Assert.Equal(Path, e.Path);
    }

    [Theory]
    [MemberData(nameof(Final))]
    public async Task Any_other_failure_is_final(int status)
    {
        (HostileServer server, ProspectingApiException e) = await FailAsync(new ApiRequest(HttpMethod.Get, Path), null, Wire.Fail(status, "NO"));

        Assert.Single(server.Requests);
        Assert.Equal(1, e.Attempts);
        Assert.Equal(FailureKind.Api, e.Kind);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("HEAD", 3)]
    [InlineData("PUT", 3)]
    [InlineData("DELETE", 3)]
    [InlineData("POST", 0)]
    [InlineData("PATCH", 0)]
    public async Task Only_what_cannot_do_the_work_twice_is_repeated_after_a_server_error(string method, int repeats)
    {
        foreach (int status in new[] { 408, 500, 502, 503, 504 })
        {
            (HostileServer server, _) = await FailAsync(Request(method), null, Wire.Fail(status, "BUSY"));
            Assert.Equal(repeats + 1, server.Requests.Count);
        }
    }

    [Fact]
    public async Task What_changes_nothing_is_repeated_whatever_its_method()
    {
        (HostileServer server, _) = await FailAsync(new ApiRequest(HttpMethod.Post, Path) { ChangesNothing = true }, null, Wire.Fail(503, "BUSY"));
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task A_change_is_repeated_after_429_always(string method)
    {
        await using var server = HostileServer.Start(Wire.Fail(429, "RATE_LIMITED"), Wire.Fail(429, "RATE_LIMITED"), Reply.Json("{}"));
        using ProspectingClient client = Clients.For(server);

        await client.SendAsync(ApiKind.Prospecting, Request(method), CallContext.None);

        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal("{\"x\":1}", r.Text));
    }

    [Theory]
    [MemberData(nameof(Drops))]
    public async Task A_read_survives_dropped_connections(Reply drop)
    {
        await using var server = HostileServer.Start(drop, drop, drop, Reply.Json("{\"a\":1}"));
        using ProspectingClient client = Clients.For(server);

        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, Path), CallContext.None);

        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Drops))]
    public async Task A_change_without_a_key_is_never_repeated_after_a_drop(Reply drop)
    {
        (HostileServer server, ProspectingApiException e) = await FailAsync(Request("POST"), null, drop);

        Assert.Single(server.Requests);
        Assert.Equal(ClientErrorCodes.NetworkError, e.Code);
        Assert.True(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData("POST", true)]
    [InlineData("POST", false)]
    [InlineData("PATCH", true)]
    public async Task Not_even_over_a_connection_that_was_used_before(string method, bool withBody)
    {
        // Handlers repeat a request by themselves when a connection from the pool ends before the answer begins.
        await using var server = HostileServer.Start(Reply.Json("{}"), Reply.Drop(), Reply.Json("{}"));
        using ProspectingClient client = Clients.For(server);
        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, Path), CallContext.None);

        ApiRequest request = withBody ? Request(method) : new ApiRequest(new HttpMethod(method), Path);
        await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, request, CallContext.None));

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Connection, server.Requests[1].Connection);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(-1)]
    public async Task A_start_is_repeated_with_the_same_key(int status)
    {
        Reply failure = status < 0 ? Reply.Drop() : Wire.Fail(status, "BUSY");
        await using var server = HostileServer.Start(failure, failure, Wire.Ok(Wire.Job("j1", "queued"), 202));
        using ProspectingClient client = Clients.For(server);

        ProspectingJob job = await client.StartJobAsync(new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = "l1" }, "key-1", CallContext.None);

        Assert.Equal("j1", job.JobId);
        Assert.Equal("key-1", job.IdempotencyKey);
        Assert.False(job.Replayed);
        Assert.Equal(["key-1", "key-1", "key-1"], server.Requests.Select(r => r.Header("Idempotency-Key")));
        Assert.Single(server.Requests.Select(r => r.Text).Distinct());
    }

    [Fact]
    public async Task A_start_that_fails_for_good_carries_its_key()
    {
        await using var server = HostileServer.Start(Wire.Fail(503, "BUSY"));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.StartJobAsync(new StartJobRequest(), "key-1", recorder.Context()));

        Assert.Equal("key-1", e.IdempotencyKey);
        Assert.Equal(4, e.Attempts);
        Assert.Contains(recorder.Notes, note => note.Contains("key-1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("clé")]
    public async Task A_key_that_a_header_cannot_carry_is_refused_before_anything_is_sent(string key)
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j1", "queued")));
        using ProspectingClient client = Clients.For(server);

        await Assert.ThrowsAsync<ArgumentException>(() => client.StartJobAsync(new StartJobRequest(), key, CallContext.None));
        Assert.Throws<ArgumentException>(() => new ApiRequest(HttpMethod.Post, Path) { IdempotencyKey = key });
        Assert.False(IdempotencyKeyFormat.IsValid(key));
        Assert.False(IdempotencyKeyFormat.IsValid(null));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(7, 8)]
    public async Task The_number_of_repeats_belongs_to_the_connection(int retries, int requests)
    {
        await using var server = HostileServer.Start(Wire.Fail(503, "BUSY"));
        using ProspectingClient client = Clients.For(server, new RetryPolicy { MaximumRetryCount = retries, BaseDelay = TimeSpan.FromMilliseconds(1) });

        await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, Path), CallContext.None));

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_streamed_body_is_sent_once()
    {
        await using var server = HostileServer.Start(Wire.Fail(429, "RATE_LIMITED"));
        using ProspectingClient client = Clients.For(server);

        await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.ImportPeopleAsync(() => new StreamContent(new System.IO.MemoryStream(Encoding.UTF8.GetBytes("a,b"))), "csv", "title=type", "My list", CallContext.None));

        RecordedRequest request = Assert.Single(server.Requests);
        Assert.Equal("a,b", request.Text);
        Assert.Equal("title=type", request.Query("map"));
        Assert.Equal("My list", request.Query("listName"));
    }

    [Fact]
    public async Task The_status_of_a_failure_is_kept_when_its_body_breaks_off()
    {
        (HostileServer server, ProspectingApiException e) = await FailAsync(
            new ApiRequest(HttpMethod.Get, Path), null, Wire.Fail(404, "NOT_FOUND") with { CutAfterBytes = 10 });

        Assert.Equal(404, e.StatusCode);
        Assert.Equal("HTTP_404", e.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Deleting_twice_by_repetition_is_one_success()
    {
        await using var server = HostileServer.Start(Reply.Drop(), Wire.Fail(404, "NOT_FOUND"));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();

        await client.DeleteAudienceAsync("a1", recorder.Context());

        Assert.Equal(2, server.Requests.Count);

        Assert.Contains(recorder.Notes, note => note.Contains("a1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deleting_what_was_never_there_fails_even_after_a_wait()
    {
        await using var server = HostileServer.Start(Wire.Fail(429, "RATE_LIMITED"), Wire.Fail(404, "NOT_FOUND"));
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.DeleteAudienceAsync("a1", CallContext.None));

        Assert.Equal(404, e.StatusCode);
        Assert.Equal(2, e.Attempts);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_carried_out()
    {
        Uri uri;
        await using (var server = HostileServer.Start())
        {
            uri = server.Uri;
        }

        using var client = new ProspectingClient(new ClientOptions { BaseUri = uri, Key = Clients.Key, AccountGroupId = "g", Retry = Clients.Fast, NoProxy = true });

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));

        Assert.Equal(ClientErrorCodes.NetworkError, e.Code);
        Assert.Equal(FailureKind.Network, e.Kind);
        Assert.Equal(4, e.Attempts);
        Assert.False(e.OutcomeUnknown);
        Assert.Contains(uri.Authority, e.Message, StringComparison.Ordinal);
    }

    private static ApiRequest Request(string method) => new(new HttpMethod(method), Path) { Body = "{\"x\":1}"u8.ToArray() };

    private static async Task<(HostileServer Server, ProspectingApiException Failure)> FailAsync(ApiRequest request, Recorder? recorder, Reply reply)
    {
        await using var server = HostileServer.Start(reply);
        using ProspectingClient client = Clients.For(server);
        return (server, await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.SendAsync(ApiKind.Prospecting, request, recorder?.Context() ?? CallContext.None)));
    }
}
