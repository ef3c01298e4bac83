using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Every form in which a server asks to come back later, over the wire.</summary>
public sealed class RetryAfterTests
{
    // The server's clock is a year behind: only differences on its own clock count.
    private static readonly DateTimeOffset s_serverNow = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddYears(-1).AddHours(7);

    public static TheoryData<string, string?, string, double> Forms => new()
    {
        { "Retry-After", "7", "", 7 },
        { "Retry-After", "0", "", 0 },
        { "Retry-After", "0.25", "", 0.25 },
        { "Retry-After", "-5", "", 0 },
        { "Retry-After", "119.5", "", 119.5 },
        { "Retry-After", Http(9), "", 9 },
        { "Retry-After", Http(-60), "", 0 },
        { "Retry-After", s_serverNow.AddSeconds(11).ToString("dddd, dd-MMM-yy HH:mm:ss", CultureInfo.InvariantCulture) + " GMT", "", 11 },
        { "Retry-After", s_serverNow.AddSeconds(12).ToString("o", CultureInfo.InvariantCulture), "", 12 },
        { "X-None", null, """{"statusCode":429,"message":"Rate limit exceeded","error":"Too Many Requests","retryAfter":12}""", 12 },
        { "X-None", null, """{"statusCode":429,"message":"Rate limit exceeded","error":"Too Many Requests","retryAfter":"2.5"}""", 2.5 },
        { "X-None", null, """{"error":{"code":"RATE_LIMITED","message":"Slow down","retryAfter":3}}""", 3 },
        { "X-RateLimit-Reset", Unix(21), "", 21 },
        { "X-Ratelimit-Reset", Unix(22), "", 22 },
        { "x-ratelimit-reset", Unix(-5), "", 0 },
        { "X-RateLimit-Reset", "8", "", 8 },
        { "X-RateLimit-Reset", Http(23), "", 23 },
        { "X-RateLimit-Reset", s_serverNow.AddSeconds(24).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), "", 24 },
        { "RateLimit-Reset", "25", "", 25 },
        { "Retry-After", Unix(26), "", 26 },
        { "Retry-After", JavaScript(27, 1, "Central European Standard Time"), "", 27 },
        { "Retry-After", JavaScript(28, -8, "heure normale du Pacifique"), "", 28 },
        { "Retry-After", JavaScript(29, 0, "Coordinated Universal Time"), "", 29 },
        { "Retry-After", s_serverNow.AddSeconds(30).ToString("ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture), "", 30 },
        { "Retry-After", s_serverNow.AddSeconds(31).ToString("ddd MMM dd HH:mm:ss yyyy", CultureInfo.InvariantCulture), "", 31 },
        { "X-RateLimit-Reset", JavaScript(32, 5, "India Standard Time"), "", 32 },
        { "Retry-After", s_serverNow.AddSeconds(33).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "Z", "", 33 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Each_form_is_understood_on_the_servers_own_clock(string header, string? value, string body, double seconds)
    {
        TimeSpan delay = await FirstDelayAsync(Limited(body, value is null ? [] : [(header, value)]));
        Assert.Equal(seconds, delay.TotalSeconds, 3);
    }

    [Fact]
    public async Task The_header_wins_over_the_body_and_the_body_over_the_reset()
    {
        const string body = """{"statusCode":429,"message":"m","error":"Too Many Requests","retryAfter":12}""";
        Assert.Equal(5, (await FirstDelayAsync(Limited(body, [("Retry-After", "5"), ("X-RateLimit-Reset", Unix(21))]))).TotalSeconds, 3);
        Assert.Equal(12, (await FirstDelayAsync(Limited(body, [("X-RateLimit-Reset", Unix(21))]))).TotalSeconds, 3);
        Assert.Equal(21, (await FirstDelayAsync(Limited("", [("RateLimit-Reset", "25"), ("X-RateLimit-Reset", Unix(21))]))).TotalSeconds, 3);
        Assert.Equal(5, (await FirstDelayAsync(Limited("", [("Retry-After", "5"), ("retry-after", "9")]))).TotalSeconds, 3);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("")]
    [InlineData("Mon")]
    public async Task What_is_no_time_leaves_the_wait_to_the_client(string value)
    {
        TimeSpan delay = await FirstDelayAsync(Limited("", [("Retry-After", value)]));
        Assert.InRange(delay, TimeSpan.Zero, Clients.Fast.BaseDelay);
    }

    [Fact]
    public async Task A_reset_says_nothing_outside_of_a_rate_limit()
    {
        Reply reply = Limited("", [("X-RateLimit-Reset", Unix(60))]) with { Status = 503 };
        Assert.InRange(await FirstDelayAsync(reply), TimeSpan.Zero, Clients.Fast.BaseDelay);
    }

    [Fact]
    public async Task The_time_is_really_waited()
    {
        await using var server = HostileServer.Start(Limited("", [("Retry-After", "0.3")]), Reply.Json("{}"));
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, time: time);

        Task call = client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None);
        await time.DelaysAsync(1);
        time.Advance(TimeSpan.FromSeconds(0.299));
        Assert.False(call.IsCompleted);
        Assert.Single(server.Requests);

        time.Advance(TimeSpan.FromSeconds(0.001));
        await call.WaitAsync(TestTime.Patience);
        Assert.Equal([0.3], time.Seconds);
        Assert.Equal(2, server.Requests.Count);
    }

    // Reads wait for their turn, changes by themselves: all as long as the server asks, and once.
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task What_is_sent_again_has_waited_whatever_its_method(string method)
    {
        await using var server = HostileServer.Start(Limited("", [("Retry-After", "7")]), Limited("", [("Retry-After", "9")]), Reply.Json("{}"));
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, time: time);
        await client.SendAsync(ApiKind.Prospecting, new ApiRequest(new HttpMethod(method), "/v1/x"), CallContext.None);
        Assert.Equal([7, 9], time.Seconds);
    }

    public static TheoryData<string, string?, string, double> BeyondTheCeiling => new()
    {
        { "Retry-After", "3600", "", 3600 },
        { "Retry-After", "121", "", 121 },
        { "Retry-After", "1e300", "", 3650 * 86400.0 },
        { "Retry-After", "99999999999999", "", 3650 * 86400.0 },
        { "Retry-After", Http(86400), "", 86400 },
        { "Retry-After", JavaScript(7200, 1, "Central European Standard Time"), "", 7200 },
        { "X-RateLimit-Reset", Unix(9999), "", 9999 },
        { "X-RateLimit-Reset", Http(1800), "", 1800 },
        { "X-None", null, """{"statusCode":429,"message":"m","error":"Too Many Requests","retryAfter":600}""", 600 },
    };

    [Theory]
    [MemberData(nameof(BeyondTheCeiling))]
    public async Task A_wait_beyond_the_ceiling_is_not_begun_but_told(string header, string? value, string body, double seconds)
    {
        await using var server = HostileServer.Start(Limited(body, value is null ? [] : [(header, value)]));
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, time: time);

        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None));

        Assert.Single(server.Requests);
        Assert.Equal(seconds, e.RetryAfter!.Value.TotalSeconds, 3);
        Assert.Equal(time.UtcNow + e.RetryAfter.Value, e.RetryNotBefore!.Value);
        Assert.Contains(e.RetryNotBefore.Value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_wait_of_exactly_the_ceiling_is_waited(int status)
    {
        await using var server = HostileServer.Start(Limited("", [("Retry-After", "120")]) with { Status = status }, Reply.Json("{}"));
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, time: time);
        await client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None);
        Assert.Equal([120], time.Seconds);
    }

    [Fact]
    public async Task A_service_that_is_away_for_an_hour_is_not_asked_again_either()
    {
        await using var server = HostileServer.Start(Limited("", [("Retry-After", "3600")]) with { Status = 503 });
        using ProspectingClient client = Clients.For(server);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None));
        Assert.Single(server.Requests);
        Assert.NotNull(e.RetryNotBefore);
    }

    [Fact]
    public async Task The_ceiling_is_the_connections_own()
    {
        await using var server = HostileServer.Start(Limited("", [("Retry-After", "0.4")]), Reply.Json("{}"));
        using ProspectingClient shy = Clients.For(server, new RetryPolicy { RetryAfterCeiling = TimeSpan.FromSeconds(0.3) }, time: TestTime.Passing());
        await Assert.ThrowsAsync<ProspectingApiException>(() => shy.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None));

        await using var other = HostileServer.Start(Limited("", [("Retry-After", "0.4")]), Reply.Json("{}"));
        using ProspectingClient patient = Clients.For(other, new RetryPolicy { RetryAfterCeiling = TimeSpan.FromSeconds(0.5) }, time: TestTime.Passing());
        await patient.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), CallContext.None);
    }

    // As Date.prototype.toString of a browser in another zone writes it.
    private static string JavaScript(int seconds, int zone, string name)
    {
        DateTimeOffset there = s_serverNow.AddSeconds(seconds).ToOffset(TimeSpan.FromHours(zone));
        return there.ToString("ddd MMM dd yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture) + there.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal) + $" ({name})";
    }

    private static string Http(int seconds) => s_serverNow.AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture);

    private static string Unix(int seconds) => s_serverNow.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static Reply Limited(string body, (string Name, string Value)[] headers) => Reply.Json(body, 429) with
    {
        Headers = new Dictionary<string, string>(headers.Select(h => KeyValuePair.Create(h.Name, h.Value))) { ["Date"] = Http(0) },
    };

    // The wait is told before it begins, so no test has to sit through it.
    private static async Task<TimeSpan> FirstDelayAsync(Reply reply)
    {
        await using var server = HostileServer.Start(reply);
        using ProspectingClient client = Clients.For(server);
        using var cancellation = new System.Threading.CancellationTokenSource();
        var recorder = new Recorder();
        recorder.OnEntry = entry =>
        {
            if (entry.Kind == CallLogKind.Retry)
            {
                cancellation.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.SendAsync(ApiKind.Prospecting, ApiRequest.Get("/v1/x"), recorder.Context(cancellation.Token)));
        return recorder.Delays[0];
    }
}
