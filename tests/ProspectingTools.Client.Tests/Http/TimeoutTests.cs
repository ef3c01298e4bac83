using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

public sealed class TimeoutTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(300);
    private static readonly string Page = Wire.Data(Wire.CursorPage(Enumerable.Range(0, 100), null, false));

    public static TheoryData<Reply> SlowReplies => new(
        Reply.Json(Page) with { DelayMs = 20_000 },
        Reply.Json(Page) with { BodyDelayMs = 20_000 },
        Reply.Json(Page) with { PieceSize = 40, PieceDelayMs = 50 },
        Reply.Json(Page) with { PieceSize = 40, PieceDelayMs = 50, Chunked = true },
        Reply.Json(Page) with { PieceSize = 10, PieceDelayMs = 50, Gzip = true });

    [Theory]
    [MemberData(nameof(SlowReplies))]
    public async Task The_time_out_covers_the_whole_answer(Reply reply)
    {
        await using var server = HostileServer.Start(reply);
        using ProspectingClient client = Clients.For(server, Clients.Never, Timeout);
        var clock = Stopwatch.StartNew();

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));

        Assert.Equal(ClientErrorCodes.RequestTimeout, e.Code);
        Assert.Equal(FailureKind.Timeout, e.Kind);
        Assert.True(e.OutcomeUnknown);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_read_is_repeated_after_a_time_out_and_each_attempt_has_its_own()
    {
        await using var server = HostileServer.Start(r => Wire.Ok("""{"items":[]}""") with { DelayMs = r.Index < 2 ? 20_000 : 0 });

        // Long enough for an answer at once on a busy machine.
        using ProspectingClient client = Clients.For(server, timeout: TimeSpan.FromSeconds(1.5));

        Assert.Empty(await client.GetLeadListsAsync(CallContext.None));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_change_without_a_key_is_not()
    {
        await using var server = HostileServer.Start(Reply.Json("{}") with { DelayMs = 20_000 });
        using ProspectingClient client = Clients.For(server, timeout: Timeout);

        await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Post, "/v1/x") { Body = [1] }, CallContext.None));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_failure_whose_explanation_never_ends_keeps_its_status()
    {
        await using var server = HostileServer.Start(Wire.Fail(402, "INSUFFICIENT_CREDITS") with { PieceSize = 20, PieceDelayMs = 5_000 });
        using ProspectingClient client = Clients.For(server, timeout: Timeout);
        var clock = Stopwatch.StartNew();

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));

        Assert.Equal(402, e.StatusCode);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }
}
