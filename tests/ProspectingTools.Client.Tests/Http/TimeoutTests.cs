using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

public sealed class TimeoutTests
{
    private const int Never = int.MaxValue;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);
    private static readonly string s_page = Wire.Data(Wire.CursorPage(Enumerable.Range(0, 100), null, false));

    public static TheoryData<Reply> SlowReplies => new(
        Reply.Json(s_page) with { DelayMs = Never },
        Reply.Json(s_page) with { BodyDelayMs = Never },
        Reply.Json(s_page) with { PieceSize = 1, PieceDelayMs = 20 },
        Reply.Json(s_page) with { PieceSize = 1, PieceDelayMs = 20, Chunked = true },
        Reply.Json(s_page) with { PieceSize = 1, PieceDelayMs = 20, Gzip = true });

    [Theory]
    [MemberData(nameof(SlowReplies))]
    public async Task The_time_out_covers_the_whole_answer(Reply reply)
    {
        await using var server = HostileServer.Start(reply);
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, Clients.Never, s_timeout, time: time);
        Task call = client.GetLeadListsAsync(CallContext.None);
        await Eventually.TrueAsync(() => server.Requests is [{ Waits: > 0 }]);

        // What drips in between makes it no longer.
        time.Advance(s_timeout / 2);
        bool drips = reply.PieceSize > 0;
        int before = server.Requests[0].Waits;
        await Eventually.TrueAsync(() => !drips || server.Requests[0].Waits > before + 2);
        time.Advance((s_timeout / 2) - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => call.WaitAsync(TestTime.Patience));

        Assert.Equal(ClientErrorCodes.RequestTimeout, e.Code);
        Assert.Equal(FailureKind.Timeout, e.Kind);
        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_read_is_repeated_after_a_time_out_and_each_attempt_has_its_own()
    {
        await using var server = HostileServer.Start(r => Wire.Ok("""{"items":[]}""") with { DelayMs = r.Index < 2 ? Never : 0 });
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, timeout: s_timeout, time: time);
        Task<IReadOnlyList<LeadList>> call = client.GetLeadListsAsync(CallContext.None);
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            await Eventually.TrueAsync(() => server.Requests.Count == attempt && server.Requests[^1].Waits == 1);
            time.Advance(s_timeout);
        }

        Assert.Empty(await call.WaitAsync(TestTime.Patience));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_change_without_a_key_is_not()
    {
        await using var server = HostileServer.Start(Reply.Json("{}") with { DelayMs = Never });
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, timeout: s_timeout, time: time);

        Task call = client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Post, "/v1/x") { Body = [1] }, CallContext.None);
        await Eventually.TrueAsync(() => server.Requests is [{ Waits: 1 }]);
        time.Advance(s_timeout);
        await Assert.ThrowsAsync<ProspectingApiException>(() => call.WaitAsync(TestTime.Patience));

        Assert.Single(server.Requests);
    }

    // Time stands still: what waited for the rest would wait for ever.
    [Fact]
    public async Task What_nobody_reads_of_an_answer_is_not_waited_for()
    {
        await using var server = HostileServer.Start(Reply.Json(s_page) with { PieceSize = 20, PieceDelayMs = Never });
        using ProspectingClient client = Clients.For(server, time: TestTime.Standing());
        await client.DeleteAudienceAsync("a", CallContext.None).WaitAsync(TestTime.Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_failure_whose_explanation_never_ends_keeps_its_status()
    {
        await using var server = HostileServer.Start(Wire.Fail(402, "INSUFFICIENT_CREDITS") with
        {
            PieceSize = 20,
            PieceDelayMs = Never,
            Headers = new Dictionary<string, string> { ["Date"] = "Tue, 28 Apr 2026 15:30:00 GMT" },
        });
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, timeout: s_timeout, time: time);

        Task call = client.GetLeadListsAsync(CallContext.None);

        // The head has come when its date is known.
        await Eventually.TrueAsync(() => client.ServerOffset(ApiKind.Prospecting) is not null);
        time.Advance(s_timeout);
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => call.WaitAsync(TestTime.Patience));

        Assert.Equal(402, e.StatusCode);
    }
}
