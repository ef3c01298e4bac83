using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using ProspectingTools.Testing.Fuzz;
using Xunit;

namespace ProspectingTools.Service.Tests.Security;

/// <summary>What a client can do below the level of requests: sizes, lies about lengths, and sending without end.</summary>
[Collection(SharedService.Name)]
[Trait("Category", "Slow")]
public sealed class ProtocolTests(SharedService shared)
{
    private const int Stalled = 200;

    private static readonly TimeSpan s_dropped = TimeSpan.FromSeconds(25);

    private static string Authorization => $"Authorization: Bearer {ServiceProcess.SessionKey}\r\n";

    // Behind each lies a second request, which must never be answered as one of its own.
    [Theory]
    [InlineData("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 0\r\nContent-Length: 44\r\n\r\n")]
    [InlineData("Content-Length: 0, 44\r\n\r\n")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("Content-Length : 0\r\n\r\n")]
    [InlineData(" Content-Length: 0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffff0\r\n\r\n")]
    public void Lengths_that_contradict_one_another_end_the_connection(string framing)
    {
        using RawHttp connection = Connect();
        connection.Send($"POST {Routes.ContactLists} HTTP/1.1\r\nHost: localhost\r\n{Authorization}Content-Type: application/json\r\n{framing}GET {Routes.LocalInfo} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawAnswer first = connection.Read();
        RawAnswer second = connection.Read();

        Assert.True(first.Status is >= 400 and <= 501, first.Head);
        Assert.Equal(0, second.Status);
    }

    // As curl -X POST, axios and Postman send it.
    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: 0\r\n")]
    [InlineData("Content-Length: 0\r\nContent-Type: application/x-www-form-urlencoded\r\n")]
    [InlineData("Content-Type: text/plain;charset=UTF-8\r\n")]
    public void A_request_without_a_body_is_told_which_fields_it_needs(string headers)
    {
        using RawHttp connection = Connect();
        connection.Send($"POST {Routes.ContactLists} HTTP/1.1\r\nHost: localhost\r\n{Authorization}{headers}\r\n");
        RawAnswer answer = connection.Read();
        Assert.Equal(400, answer.Status);
        Assert.Contains("name: is required", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /v1/accounts HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /v1/accounts HTTP/1.1\r\n\r\n")]
    [InlineData("GET /v1/accounts HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n\r\n")]
    [InlineData("GET /v1/accounts HTTP/1.1\r\nHost: a\r\nX-A: b\r\n folded\r\n\r\n")]
    [InlineData("GET /v1/acc\0unts HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /v1/accounts\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n")]
    public void Malformed_requests_are_refused(string request)
    {
        using RawHttp connection = Connect();
        connection.Send(request);
        RawAnswer answer = connection.Read();
        Assert.True(answer.Status is 0 or (>= 400 and < 500) or 505, answer.Head);
        Assert.True(answer.Closes);
    }

    [Fact]
    public void Sizes_are_limited()
    {
        Assert.Equal(414, Refused($"GET /v1/{new string('a', 10_000)} HTTP/1.1\r\nHost: a\r\n\r\n"));
        Assert.Equal(431, Refused($"GET /v1/accounts HTTP/1.1\r\nHost: a\r\nX-Long: {new string('a', 40_000)}\r\n\r\n"));
        Assert.Equal(431, Refused($"GET /v1/accounts HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: a\r\n"))}\r\n"));
        string head = $"POST {Routes.ContactLists} HTTP/1.1\r\nHost: a\r\n{Authorization}Content-Type: application/json\r\n";
        Assert.Equal(413, Refused($"{head}Content-Length: {Limits.MaxBodyBytes + 1}\r\n\r\n"));
        Assert.Equal(413, Refused($"{head}Transfer-Encoding: chunked\r\n\r\n{string.Concat(Enumerable.Repeat($"10000\r\n{new string(' ', 65536)}\r\n", 34))}"));
    }

    [Fact]
    public async Task Clients_that_never_finish_are_dropped_and_the_others_do_not_wait()
    {
        List<RawHttp> stalled = [];
        try
        {
            for (int i = 0; i < Stalled; i++)
            {
                RawHttp connection = Connect();
                stalled.Add(connection);
                connection.Send(i % 2 == 0
                    ? "GET /v1/accounts HTTP/1.1\r\nHost: a\r\nX-Slow: "
                    : $"POST {Routes.ContactLists} HTTP/1.1\r\nHost: a\r\n{Authorization}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{");
            }

            var watch = Stopwatch.StartNew();
            for (int i = 0; i < 50; i++)
            {
                Assert.Equal(200, (await shared.Api.GetAsync(Routes.Accounts)).Status);
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"50 requests beside {Stalled} stalled ones took {watch.Elapsed}.");

            // One who sends a byte now and then is slow all the same.
            RawHttp dripping = stalled[0];
            for (watch.Restart(); watch.Elapsed < s_dropped && dripping.IsOpen; await Task.Delay(500))
            {
                dripping.Send("a");
            }

            Assert.False(dripping.IsOpen, $"A header that never ends was read for {s_dropped}.");
            Assert.All(stalled.Where((_, i) => i % 2 == 1).Take(5), connection => Assert.True(connection.Read().Status is 0 or 400 or 408));
        }
        finally
        {
            stalled.ForEach(connection => connection.Dispose());
        }
    }

    private RawHttp Connect() => new(shared.Api.Address);

    private int Refused(string request)
    {
        using RawHttp connection = Connect();
        connection.Send(request);
        return connection.Read().Status;
    }
}
