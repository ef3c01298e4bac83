using System;
using System.Diagnostics;
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

    [Fact]
    public async Task A_requests_own_time_out_comes_before_the_connections()
    {
        await using var server = HostileServer.Start(r => Reply.Json("{}") with { DelayMs = r.Index == 0 ? 20_000 : 600 });
        using ProspectingClient client = Clients.For(server, Clients.Never, TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();
        using ProspectingClient slow = Clients.For(server, Clients.Never, TimeSpan.FromSeconds(60));
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() =>
            slow.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, "/v1/x") { Timeout = TimeSpan.FromMilliseconds(200) }, CallContext.None));
        Assert.Equal(ClientErrorCodes.RequestTimeout, e.Code);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        // And the other way round: a call that may work longer is not ended by the connection's time.
        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Get, "/v1/x") { Timeout = TimeSpan.FromSeconds(20) }, CallContext.None);
    }
}
