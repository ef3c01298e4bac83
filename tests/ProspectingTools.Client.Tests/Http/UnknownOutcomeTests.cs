using System;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

public sealed class UnknownOutcomeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Not_found_after_lost_answers_is_a_deletion_that_was_done(int lost)
    {
        await using var server = HostileServer.Start(r => r.Index >= lost ? Wire.Fail(404, "NOT_FOUND") : r.Index % 2 == 0 ? Wire.Fail(502, "UPSTREAM") : Reply.Drop());
        using ProspectingClient client = Clients.For(server);
        await client.DeleteAudienceAsync("a", CallContext.None);
        Assert.Equal(lost + 1, server.Requests.Count);
    }

    [Fact]
    public async Task Not_found_after_a_refusal_is_not()
    {
        await using var server = HostileServer.Start(r => r.Index == 0 ? Wire.Fail(429, "RATE_LIMITED") : Wire.Fail(404, "NOT_FOUND"));
        using ProspectingClient client = Clients.For(server);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.DeleteAudienceAsync("a", CallContext.None));
        Assert.Equal(404, e.StatusCode);
    }

    // The connection's own time is shorter or longer than the request's: the request's is the one that holds.
    [Theory]
    [InlineData(60, 5)]
    [InlineData(5, 60)]
    public async Task A_requests_own_time_out_comes_before_the_connections(int connection, int own)
    {
        await using var server = HostileServer.Start(Reply.Json("{}") with { DelayMs = int.MaxValue });
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, Clients.Never, TimeSpan.FromSeconds(connection), time: time);
        var recorder = new Recorder();
        Task call = client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, "/v1/x") { Timeout = TimeSpan.FromSeconds(own) }, recorder.Context());
        await Eventually.TrueAsync(() => server.Requests is [{ Waits: 1 }]);

        time.Advance(TimeSpan.FromSeconds(own - 0.001));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.001));

        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => call.WaitAsync(TestTime.Patience));
        Assert.Equal(ClientErrorCodes.RequestTimeout, e.Code);
        Assert.Equal($"No complete answer from 127.0.0.1 within {own} s.", e.Message);
        Assert.Equal($"GET /v1/x: no complete answer within {own} s in {own * 1000} ms, attempt 1", Assert.Single(recorder.Entries).Message);
    }
}
