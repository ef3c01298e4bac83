using System;
using System.Collections.Generic;
using System.Diagnostics;
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

/// <summary>Ctrl+C ends any wait, read or retry delay within 100 ms (issue 3, "Cancellation"). Alone, so that the clock is fair.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Slow")]
public sealed class CancellationTests
{
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(100);
    private static readonly string BigPage = Wire.Data(Wire.CursorPage(Enumerable.Range(0, 100), null, false));

    public static TheoryData<string, Reply> Phases => new()
    {
        { "before the head", Reply.Json("{}") with { DelayMs = 20_000 } },
        { "before the body", Reply.Json(BigPage) with { BodyDelayMs = 20_000 } },
        { "within the body", Reply.Json(BigPage) with { PieceSize = 50, PieceDelayMs = 200 } },
        { "within a chunked body", Reply.Json(BigPage) with { PieceSize = 50, PieceDelayMs = 200, Chunked = true } },
        { "within a gzip body", Reply.Json(BigPage) with { PieceSize = 10, PieceDelayMs = 500, Gzip = true } },
        { "within the body of an error", Wire.Fail(404, "NOT_FOUND") with { PieceSize = 5, PieceDelayMs = 1000 } },
        { "within a retry delay", Wire.Fail(429, "RATE_LIMITED") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "60" } } },
    };

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_cancel_ends_a_call_at_once(string phase, Reply reply)
    {
        Assert.NotEmpty(phase);
        await MeasureAsync(reply, async (client, context) =>
        {
            using CursorPager<Contracts.Prospecting.Prospect> pager = client.GetProspects("a", new PageOptions(), context);
            await pager.NextAsync();
        });
    }

    [Fact]
    public async Task A_cancel_ends_a_read_with_logged_bodies_at_once() =>
        await MeasureAsync(
            Reply.Json(BigPage) with { PieceSize = 50, PieceDelayMs = 200 },
            (client, context) => client.GetLeadListsAsync(context),
            logBodies: true);

    [Fact]
    public async Task A_cancel_ends_reading_any_json_at_once() =>
        await MeasureAsync(
            Reply.Json(BigPage) with { PieceSize = 50, PieceDelayMs = 200 },
            (client, context) => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), context));

    [Fact]
    public async Task A_cancel_ends_a_wait_for_jobs_at_once() =>
        await MeasureAsync(
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
        await MeasureAsync(
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

        var clock = Stopwatch.StartNew();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        // The vault never answers: one measurement, so it only tells a cancel from a wait.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
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
        await using var server = HostileServer.Start(Reply.Json("{}") with { DelayMs = 20_000 });
        ProspectingClient client = Clients.For(server);
        Task call = client.GetLeadListsAsync(CallContext.None);
        await Eventually.TrueAsync(() => server.Active == 1);

        var clock = Stopwatch.StartNew();
        client.Dispose();
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => call);

        Assert.Equal(ClientErrorCodes.ConnectionClosed, e.Code);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(() => server.Active == 0);
        Assert.Equal(ClientErrorCodes.ConnectionClosed, (await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None))).Code);
    }

    // The machine is shared: the best of five says what the client does, the others what the neighbours do.
    private static async Task MeasureAsync(Reply reply, Func<ProspectingClient, CallContext, Task> call, bool logBodies = false)
    {
        var times = new List<TimeSpan>();
        for (int i = 0; i < 5; i++)
        {
            await using var server = HostileServer.Start(reply);
            using ProspectingClient client = Clients.For(server, logBodies: logBodies);
            using var cancellation = new CancellationTokenSource();
            Task running = call(client, new CallContext(null, cancellation.Token));
            await Eventually.TrueAsync(() => server.Requests.Count > 0);
            await Task.Delay(80);
            Assert.False(running.IsCompleted);

            var clock = Stopwatch.StartNew();
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            times.Add(clock.Elapsed);
            await Eventually.TrueAsync(() => server.Active == 0);
        }

        Assert.InRange(times.Min(), TimeSpan.Zero, Allowed);
    }
}
