using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Ctrl+C ends any wait, read or retry delay: none of these would ever end by itself.</summary>
public sealed class CancellationTests
{
    private const int Never = int.MaxValue;
    private static readonly string s_bigPage = Wire.Data(Wire.CursorPage(Enumerable.Range(0, 100), null, false));

    public static TheoryData<string, Reply> Phases => new()
    {
        { "before the head", Reply.Json("{}") with { DelayMs = Never } },
        { "before the body", Reply.Json(s_bigPage) with { BodyDelayMs = Never } },
        { "within the body", Reply.Json(s_bigPage) with { PieceSize = 50, PieceDelayMs = Never } },
        { "within a chunked body", Reply.Json(s_bigPage) with { PieceSize = 50, PieceDelayMs = Never, Chunked = true } },
        { "within a gzip body", Reply.Json(s_bigPage) with { PieceSize = 10, PieceDelayMs = Never, Gzip = true } },
        { "within the body of an error", Wire.Fail(404, "NOT_FOUND") with { PieceSize = 5, PieceDelayMs = Never } },
        { "within a retry delay", Wire.Fail(429, "RATE_LIMITED") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "60" } } },
    };

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_cancel_ends_a_call(string phase, Reply reply)
    {
        Assert.NotEmpty(phase);
        await CancelAsync(reply, async (client, context) =>
        {
            using CursorPager<Contracts.Prospecting.Prospect> pager = client.GetProspects("a", new PageOptions(), context);
            await pager.NextAsync();
        });
    }

    [Fact]
    public async Task A_cancel_ends_a_read_with_logged_bodies_at_once() =>
        await CancelAsync(
            Reply.Json(s_bigPage) with { PieceSize = 50, PieceDelayMs = Never },
            (client, context) => client.GetLeadListsAsync(context),
            logBodies: true);

    [Fact]
    public async Task A_cancel_ends_reading_any_json_at_once() =>
        await CancelAsync(
            Reply.Json(s_bigPage) with { PieceSize = 50, PieceDelayMs = Never },
            (client, context) => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), context));

    [Fact]
    public async Task A_cancel_ends_a_wait_for_jobs_at_once() =>
        await CancelAsync(
            Wire.Ok(Wire.Job("j", "running")),
            async (client, context) =>
            {
                using var waiter = new JobWaiter(client, new JobWaitOptions(), context);
                waiter.Add("j1");
                waiter.Add("j2");
                await waiter.NextAsync();
            });

    [Fact]
    public async Task A_cancel_ends_a_wait_for_an_audience_at_once() =>
        await CancelAsync(
            Wire.Fail(409, "AUDIENCE_NOT_READY") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "30" } },
            (client, context) => AudienceFinder.WaitReadyAsync(client, "a", null, context));

    [Fact]
    public async Task A_cancel_ends_a_wait_for_the_vault_at_once()
    {
        await using var server = HostileServer.Start(Wire.Fail(401, "UNAUTHORIZED"));
        using ProspectingClient client = Clients.For(server);
        using var cancellation = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var recorder = new Recorder
        {
            Vault = () =>
            {
                asked.SetResult();
                return new TaskCompletionSource<ApiKey?>().Task;
            },
        };
        Task call = client.GetLeadListsAsync(recorder.Context(cancellation.Token));
        await asked.Task;

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TestTime.Patience));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_beforehand_sends_nothing()
    {
        await using var server = HostileServer.Start(Reply.Json("{}"));
        using ProspectingClient client = Clients.For(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetLeadListsAsync(new CallContext(null, new CancellationToken(canceled: true))));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Closing_the_connection_ends_what_is_under_way_and_says_so()
    {
        await using var server = HostileServer.Start(Reply.Json("{}") with { DelayMs = Never });
        ProspectingClient client = Clients.For(server);
        Task call = client.GetLeadListsAsync(CallContext.None);
        await Eventually.TrueAsync(() => server.Active == 1);

        client.Dispose();
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => call.WaitAsync(TestTime.Patience));

        Assert.Equal(ClientErrorCodes.ConnectionClosed, e.Code);
        await Eventually.TrueAsync(() => server.Active == 0);
        Assert.Equal(ClientErrorCodes.ConnectionClosed, (await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None))).Code);
    }

    // Time stands still, so that nothing but the cancel can end the call.
    private static async Task CancelAsync(Reply reply, Func<ProspectingClient, CallContext, Task> call, bool logBodies = false)
    {
        await using var server = HostileServer.Start(reply);
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, logBodies: logBodies, time: time);
        using var cancellation = new CancellationTokenSource();
        Task running = call(client, new CallContext(null, cancellation.Token));
        await Eventually.TrueAsync(() => time.Delays.Count > 0 || server.Requests is [{ Waits: > 0 }, ..]);
        Assert.False(running.IsCompleted);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TestTime.Patience));
        await Eventually.TrueAsync(() => server.Active == 0);
    }
}
