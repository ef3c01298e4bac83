using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>prospecting-api.md, "Finding a job's audience": never guess silently.</summary>
public sealed class AudienceFinderTests
{
    private const string JobTime = "2026-04-28T15:30:00.000Z";
    private const string Before = "2026-04-28T15:29:59.999Z";
    private const string After = "2026-04-28T15:30:01.000Z";

    [Fact]
    public async Task A_job_that_names_its_audience_is_believed()
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j", "completed", audienceId: "a1")));
        using ProspectingClient client = Clients.For(server);

        Assert.Equal("a1", await AudienceFinder.FindAsync(client, "j", CallContext.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_only_candidate_is_taken_and_told()
    {
        await using HostileServer server = Serve("completed", null, ("old", "url_upload", Before), ("new", "url_upload", After));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();

        Assert.Equal("new", await AudienceFinder.FindAsync(client, "j", "url_upload", recorder.Context()));
        Assert.Contains(recorder.Notes, note => note.Contains("new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_kind_of_source_tells_candidates_apart_where_it_is_known()
    {
        await using HostileServer server = Serve("completed", "url_upload", ("a", "url_upload", After), ("b", "linkedin_search", After));
        using ProspectingClient client = Clients.For(server);

        Assert.Equal("a", await AudienceFinder.FindAsync(client, "j", CallContext.None));
    }

    [Fact]
    public async Task Several_candidates_are_an_error_that_lists_them()
    {
        await using HostileServer server = Serve("completed", null, ("a", null, After), ("b", "on_demand", JobTime), ("c", null, Before), ("d", "url_upload", null));
        using ProspectingClient client = Clients.For(server);

        ProspectingApiException e = await FailAsync(client);

        Assert.Equal(ClientErrorCodes.AudienceAmbiguous, e.Code);
        Assert.Contains("(a, no type)", e.Message, StringComparison.Ordinal);
        Assert.Contains("(b, on_demand)", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(c,", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(d,", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_candidates_of_the_source_are_counted_and_the_others_left_out()
    {
        await using HostileServer server = Serve("completed", "url_upload", ("a", "url_upload", After), ("b", "linkedin_search", After), ("c", "url_upload", JobTime));
        using ProspectingClient client = Clients.For(server);

        ProspectingApiException e = await FailAsync(client);

        Assert.Equal(ClientErrorCodes.AudienceAmbiguous, e.Code);
        Assert.EndsWith("2 could be it: 'N a' (a, url_upload), 'N c' (c, url_upload).", e.Message, StringComparison.Ordinal);
    }

    // The one later audience was taken whatever its type: nothing says that it is this job's.
    [Theory]
    [InlineData(null, "url_upload", ClientErrorCodes.AudienceAmbiguous)]
    [InlineData("sales_navigator", "monitoring", ClientErrorCodes.AudienceNotFound)]
    [InlineData("sales_navigator", "linkedin_search", ClientErrorCodes.AudienceNotFound)]
    [InlineData("sales_navigator", null, ClientErrorCodes.AudienceNotFound)]
    public async Task The_only_later_audience_is_named_and_not_taken_when_its_type_does_not_tell(string? source, string? type, string code)
    {
        await using HostileServer server = Serve("completed", source, ("only", type, After));
        using ProspectingClient client = Clients.For(server);

        ProspectingApiException e = await FailAsync(client);

        Assert.Equal(code, e.Code);
        Assert.Contains($"'N only' (only, {type ?? "no type"})", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-04-28T15:30:00.750Z", "2026-04-28T15:30:00Z", true)]
    [InlineData("2026-04-28T15:30:00.750Z", "2026-04-28T17:30:00+02:00", true)]
    [InlineData("2026-04-28T15:30:00.750Z", "2026-04-28T15:29:59Z", false)]
    [InlineData("2026-04-28T15:30:00.750Z", "2026-04-28T15:30:00.500Z", false)]
    [InlineData("2026-04-28T15:30:00Z", "2026-04-28T15:30:00Z", true)]
    [InlineData("2026-04-28T15:30:00.750Z", "2026-04-28T15:30:00.750Z", true)]
    public async Task Whole_seconds_are_no_earlier_than_the_job(string job, string audience, bool found)
    {
        await using HostileServer server = HostileServer.Start(r => r.Path.EndsWith("/audiences", StringComparison.Ordinal)
            ? Audiences(("a", "URL_UPLOAD", audience))
            : Wire.Ok($$"""{"jobId":"j","status":"completed","source":"url_upload","createdAt":"{{job}}"}"""));
        using ProspectingClient client = Clients.For(server);
        if (found)
        {
            Assert.Equal("a", await AudienceFinder.FindAsync(client, "j", CallContext.None));
        }
        else
        {
            Assert.Equal(ClientErrorCodes.AudienceNotFound, (await FailAsync(client)).Code);
        }
    }

    [Theory]
    [InlineData("completed", "no audience")]
    [InlineData("running", "is running and its audience does not exist yet")]
    public async Task No_candidate_is_an_error_that_says_why(string status, string told)
    {
        await using HostileServer server = Serve(status, null, ("old", null, Before), ("timeless", null, null));
        using ProspectingClient client = Clients.For(server);

        ProspectingApiException e = await FailAsync(client);

        Assert.Equal(ClientErrorCodes.AudienceNotFound, e.Code);
        Assert.Contains(told, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_without_a_time_has_no_candidates()
    {
        await using var server = HostileServer.Start(r => r.Path.EndsWith("/audiences", StringComparison.Ordinal)
            ? Audiences(("only", null, After))
            : Wire.Ok("""{"jobId":"j","status":"completed"}"""));
        using ProspectingClient client = Clients.For(server);

        Assert.Equal(ClientErrorCodes.AudienceNotFound, (await FailAsync(client)).Code);
    }

    [Fact]
    public async Task An_audience_is_waited_for_until_it_is_ready()
    {
        await using var server = HostileServer.Start(r => r.Index < 3
            ? Wire.Fail(409, "AUDIENCE_NOT_READY") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "0.05" } }
            : Wire.Ok("""{"id":"a","name":"A"}"""));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();

        Audience audience = await AudienceFinder.WaitReadyAsync(client, "a", null, recorder.Context());

        Assert.Equal("A", audience.Name);
        Assert.Equal(5, server.Requests.Count);
        Assert.Equal(3, recorder.Notes.Count);
    }

    [Fact]
    public async Task An_audience_that_says_ready_is_waited_for_until_its_prospects_can_be_read()
    {
        int looks = 0;
        await using var server = HostileServer.Start(r => !r.Path.EndsWith("/prospects", StringComparison.Ordinal)
            ? Wire.Ok("""{"id":"a","name":"A"}""")
            : (looks++) switch { 0 or 1 => Wire.Fail(409, "AUDIENCE_NOT_READY"), 2 => Wire.Fail(503, "BUSY"), 3 => Reply.Drop(), _ => Wire.Prospects(r, 3) } with { Headers = new Dictionary<string, string> { ["Retry-After"] = "0.02" } });
        using ProspectingClient client = Clients.For(server, Clients.Never);
        await AudienceFinder.WaitReadyAsync(client, "a", null, CallContext.None);
        Assert.Equal(5, looks);
    }

    [Fact]
    public async Task The_looks_at_an_audience_are_apart()
    {
        await using var server = HostileServer.Start(r => r.Index < 2 ? Wire.Fail(409, "AUDIENCE_NOT_READY") : Wire.Ok("""{"id":"a","items":[]}"""));
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, time: time);
        await AudienceFinder.WaitReadyAsync(client, "a", null, CallContext.None);
        time.RequireAbout(0.5, 0.75);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(200)]
    public async Task The_wait_ends_with_its_time(int status)
    {
        Reply reply = status == 409
            ? Wire.Fail(409, "AUDIENCE_NOT_READY") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "60" } }
            : Wire.Ok("{}") with { DelayMs = int.MaxValue };
        await using var server = HostileServer.Start(reply);
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, time: time);

        Task call = AudienceFinder.WaitReadyAsync(client, "a", TimeSpan.FromSeconds(10), CallContext.None);
        await Eventually.TrueAsync(() => time.Delays.Count > 0 || server.Requests is [{ Waits: 1 }]);
        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(call.IsCompleted);
        await AdvanceUntilAsync(time, call);

        Assert.Equal(ClientErrorCodes.AudienceWaitTimeout, (await Assert.ThrowsAsync<ProspectingApiException>(() => call)).Code);
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(13));
    }

    [Fact]
    public async Task Any_other_failure_ends_the_wait()
    {
        await using var server = HostileServer.Start(Wire.Fail(409, "CONFLICT"));
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => AudienceFinder.WaitReadyAsync(client, "a", null, CallContext.None));

        Assert.Equal("CONFLICT", e.Code);
    }

    private static async Task AdvanceUntilAsync(TestTime time, Task call)
    {
        while (!call.IsCompleted && time.Elapsed < TimeSpan.FromSeconds(12))
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Yield();
        }

        await Task.WhenAny(call).WaitAsync(TestTime.Patience);
    }

    private static HostileServer Serve(string status, string? source, params (string Id, string? Type, string? Created)[] audiences) =>
        HostileServer.Start(r => r.Path.EndsWith("/audiences", StringComparison.Ordinal)
            ? Audiences(audiences)
            : Wire.Ok($$"""{"jobId":"j","status":"{{status}}","source":{{Text(source)}},"createdAt":"{{JobTime}}"}"""));

    private static Reply Audiences(params (string Id, string? Type, string? Created)[] audiences) => Wire.Ok(
        $$"""{"items":[{{string.Join(",", audiences.Select(a => $$"""{"id":"{{a.Id}}","name":"N {{a.Id}}","type":{{Text(a.Type)}},"createdAt":{{Text(a.Created)}}}"""))}}],"nextCursor":null,"hasMore":false}""");

    private static string Text(string? text) => text is null ? "null" : $"\"{text}\"";

    private static Task<ProspectingApiException> FailAsync(ProspectingClient client) =>
        Assert.ThrowsAsync<ProspectingApiException>(() => AudienceFinder.FindAsync(client, "j", CallContext.None));
}
