using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Reads of one connection side by side are not refused more often than one after the other.</summary>
public sealed class RateGateTests
{
    [Fact]
    public async Task Until_the_server_refuses_one_all_reads_go_side_by_side()
    {
        var gate = new RateGate(TestTime.Standing());
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => gate.EnterAsync(1, CallContext.None))).WaitAsync(TestTime.Patience);
    }

    // A list of thousands must not leave a timer behind for each of its reads.
    [Fact]
    public async Task However_many_reads_wait_one_timer_opens_the_gate()
    {
        TestTime time = TestTime.Standing();
        var gate = new RateGate(time);
        await gate.EnterAsync(1, CallContext.None);
        gate.Refused(TimeSpan.FromSeconds(30));
        Task[] waiting = [.. Enumerable.Range(0, 50).Select(_ => gate.EnterAsync(1, CallContext.None))];
        Assert.Equal(TimeSpan.FromSeconds(30), Assert.Single(time.Delays));
        time.Advance(TimeSpan.FromSeconds(30));
        await waiting[0].WaitAsync(TestTime.Patience);
    }

    // The refused read takes its place at the moment of the refusal: what it does meanwhile (here its log) makes it no later than those who came after.
    [Fact]
    public async Task A_read_that_was_refused_is_not_overtaken()
    {
        await using var server = HostileServer.Start(r => r.Index == 0 ? Wire.Fail(429, "RATE_LIMITED") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "10" } } : Reply.Json("{}"));
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, time: time);
        var refused = new Recorder { OnEntry = entry => time.Advance(entry.Delay is null ? TimeSpan.Zero : TimeSpan.FromSeconds(1)) };
        Task first = client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/first"), refused.Context());
        await time.DelaysAsync(1);
        var later = new Recorder();
        Task second = client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/second"), later.Context());
        await Eventually.TrueAsync(() => later.Notes.Count == 1);

        time.Advance(TimeSpan.FromSeconds(9));
        await Eventually.TrueAsync(() => server.Requests.Count > 1);
        Assert.Equal("/v1/first", server.Requests[1].Path);
        await Task.WhenAll(first, second).WaitAsync(TestTime.Patience);
    }

    [Fact]
    public async Task Only_reads_wait_for_their_turn()
    {
        await using var server = HostileServer.Start(r => r.Index == 0 ? Wire.Fail(429, "RATE_LIMITED") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "10" } } : Reply.Json("{}"));
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, time: time);
        Task read = client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None);
        await time.DelaysAsync(1);
        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(HttpMethod.Post, "/v1/x"), CallContext.None).WaitAsync(TestTime.Patience);
        Assert.False(read.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(10));
        await read.WaitAsync(TestTime.Patience);
    }

    // Where one read goes at a time, one that failed must not keep the next from its turn.
    [Fact]
    public async Task A_read_that_fails_makes_room()
    {
        await using var server = HostileServer.Start(r => r.Index == 0 ? Wire.Fail(429, "RATE_LIMITED") : r.Index % 2 == 1 ? Wire.Fail(404, "NOT_FOUND") : Reply.Json("{}"));
        using ProspectingClient client = Clients.For(server, Clients.Never, time: TestTime.Passing());
        for (int i = 0; i < 6; i++)
        {
            Task read = client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None).WaitAsync(TestTime.Patience);
            bool isRefused = i == 0 || i % 2 == 1;
            await (isRefused ? Assert.ThrowsAsync<ProspectingApiException>(() => read) : read);
        }
    }

    // Answers, refusals with and without a time, reads that come, fail, are cancelled or wait, in any order.
    [Fact]
    public async Task Whatever_happens_those_go_whose_turn_it_is()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 60; run++)
        {
            var gate = new RateGateModel();
            for (int step = 0; step < 150; step++)
            {
                string because = $"seed {seed}, run {run}, step {step}";
                switch (random.Next(25))
                {
                    case 0 when gate.Sent > 0:
                        gate.Refuse(random, random.Next(3) == 0 ? null : TimeSpan.FromSeconds(random.Next(1, 20)));
                        break;
                    case 1 when gate.Sent > 0:
                        gate.Leave(random);
                        break;
                    case 2 when gate.Waiting > 0:
                        gate.Cancel(random);
                        break;
                    case <= 5:
                        gate.Pass(TimeSpan.FromSeconds(random.Next(1, 10)));
                        break;
                    case <= 14 when gate.Sent > 0:
                        gate.Answer(random);
                        break;
                    default:
                        gate.Enter(random.Next(3) == 0 ? random.Next(2, 5) : 1);
                        break;
                }

                await gate.CheckAsync(because);
            }
        }
    }
}
