using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

public sealed class JobWaiterTests
{
    private static readonly JobWaitOptions s_fast = new() { FirstInterval = TimeSpan.FromMilliseconds(10), MaximumInterval = TimeSpan.FromMilliseconds(40) };

    // The second look is due at the end.
    private static readonly JobWaitOptions s_twoLooks = new() { FirstInterval = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromSeconds(2) };

    [Fact]
    public void The_defaults_are_those_of_the_issue()
    {
        var options = new JobWaitOptions();
        Assert.Equal(TimeSpan.FromSeconds(1), options.FirstInterval);
        Assert.Equal(1.5, options.IntervalFactor);
        Assert.Equal(TimeSpan.FromSeconds(15), options.MaximumInterval);
        Assert.Equal(15, options.ToleratedErrors);
        Assert.Null(options.Timeout);
    }

    [Fact]
    public async Task Many_jobs_are_emitted_as_they_end()
    {
        // Job n ends at its look number n + 1.
        var looks = new ConcurrentDictionary<string, int>();
        await using var server = HostileServer.Start(r =>
        {
            string id = r.Path.Split('/')[^1];
            int look = looks.AddOrUpdate(id, 1, (_, n) => n + 1);
            int last = int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture) + 1;
            return Wire.Ok(Wire.Job(id, look >= last ? "completed" : "running", (double)look / last));
        });
        using ProspectingClient client = Clients.For(server);
        using var waiter = new JobWaiter(client, s_fast, CallContext.None);
        foreach (int i in new[] { 8, 4, 0 })
        {
            waiter.Add($"j{i}");
        }

        List<JobOutcome> outcomes = await AllAsync(waiter);

        Assert.Equal(["j0", "j4", "j8"], outcomes.Select(o => o.JobId));
        Assert.All(outcomes, o => Assert.True(o is { Job.Status: "completed", Failure: null, TimedOut: false }));
        Assert.Equal(new Dictionary<string, int> { ["j0"] = 1, ["j4"] = 5, ["j8"] = 9 }, looks.OrderBy(l => l.Key).ToDictionary());
    }

    [Fact]
    public async Task A_hundred_jobs_are_looked_at_at_most_eight_at_once()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job(r.Path.Split('/')[^1], r.Index >= 100 ? "completed" : "queued")) with { DelayMs = 5 });
        using ProspectingClient client = Clients.For(server);
        using var waiter = new JobWaiter(client, s_fast, CallContext.None);
        foreach (int i in Enumerable.Range(0, 100))
        {
            waiter.Add($"j{i}");
        }

        Assert.Equal(100, waiter.Count);
        List<JobOutcome> outcomes = await AllAsync(waiter);

        Assert.Equal(100, outcomes.Select(o => o.JobId).Distinct().Count());
        Assert.InRange(server.MostActive, 2, 8);
        Assert.Equal(0, waiter.Count);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("cancelled")]
    [InlineData("Completed")]
    public async Task Every_end_is_an_end(string status)
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j", status)));
        using ProspectingClient client = Clients.For(server);
        Assert.Equal(status, (await OneAsync(client, s_fast)).Job!.Status);
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("hibernating")]
    [InlineData("")]
    public async Task Any_other_word_is_none(string status)
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index < 3 ? status : "completed")));
        using ProspectingClient client = Clients.For(server);
        Assert.Equal("completed", (await OneAsync(client, s_fast)).Job!.Status);
    }

    [Fact]
    public async Task The_looks_become_rarer()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index == 6 ? "completed" : "running")));
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, time: time);

        await OneAsync(client, new JobWaitOptions { FirstInterval = TimeSpan.FromSeconds(1), MaximumInterval = TimeSpan.FromSeconds(2.25) });

        time.RequireAbout(1, 1.5, 2.25, 2.25, 2.25, 2.25);
    }

    [Fact]
    public async Task What_the_server_asks_for_wins()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index == 0 ? "running" : "completed")) with { Headers = After("30") });
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, time: time);

        await OneAsync(client, s_fast);

        Assert.Equal([30], time.Seconds);
    }

    [Fact]
    public async Task A_server_that_says_zero_is_not_hammered()
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j", "running")) with { Headers = After("0") });
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, time: time);

        await OneAsync(client, new JobWaitOptions { FirstInterval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(5) });

        // The last wait is cut short by the end of the whole.
        Assert.InRange(server.Requests.Count, 4, 5);
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.1));
    }

    [Fact]
    public async Task A_server_that_says_tomorrow_is_looked_at_before()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index == 0 ? "running" : "completed")) with { Headers = After("86400") });
        TestTime time = TestTime.Passing();
        using ProspectingClient client = Clients.For(server, new RetryPolicy { RetryAfterCeiling = TimeSpan.FromMinutes(1) }, time: time);

        Assert.True((await OneAsync(client, s_fast)).Job!.IsFinished);
        Assert.Equal([60], time.Seconds);
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public async Task Fifteen_failures_in_a_row_are_tolerated(int failures, bool tolerated)
    {
        // One good look first, and one after the failures.
        await using var server = HostileServer.Start(r => r.Index >= 1 && r.Index <= failures
            ? (r.Index % 3) switch { 0 => Wire.Fail(503, "BUSY"), 1 => Reply.Json("{}") with { CutAfterBytes = 1 }, _ => Wire.Fail(429, "RATE_LIMITED") }
            : Wire.Ok(Wire.Job("j", r.Index == 0 ? "running" : "completed")));
        using ProspectingClient client = Clients.For(server, Clients.Never);
        var recorder = new Recorder();

        JobOutcome outcome = await OneAsync(client, s_fast, recorder.Context());

        Assert.Equal(tolerated, outcome.Failure is null);
        Assert.Equal(tolerated ? "completed" : "running", outcome.Job!.Status);
        Assert.Equal(Math.Min(failures, 15), recorder.Notes.Count);
    }

    [Fact]
    public async Task A_good_look_forgives_the_failures_before_it()
    {
        await using var server = HostileServer.Start(r => r.Index % 11 != 10 ? Wire.Fail(503, "BUSY") : Wire.Ok(Wire.Job("j", r.Index > 30 ? "completed" : "running")));
        using ProspectingClient client = Clients.For(server, Clients.Never);

        Assert.Null((await OneAsync(client, s_fast)).Failure);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(400)]
    public async Task A_failure_that_no_wait_cures_ends_the_wait_for_that_job_only(int status)
    {
        await using var server = HostileServer.Start(r => r.Path.EndsWith("/bad", StringComparison.Ordinal) ? Wire.Fail(status, "NO") : Wire.Ok(Wire.Job("good", r.Index < 6 ? "running" : "completed")));
        using ProspectingClient client = Clients.For(server);
        using var waiter = new JobWaiter(client, s_fast, CallContext.None);
        waiter.Add("good");
        waiter.Add("bad");

        List<JobOutcome> outcomes = await AllAsync(waiter);

        Assert.Equal(status, outcomes[0].Failure!.StatusCode);
        Assert.Null(outcomes[0].Job);
        Assert.Equal("completed", outcomes[1].Job!.Status);
    }

    [Fact]
    public async Task Progress_is_told_at_every_look()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index == 3 ? "completed" : "running", r.Index * 30)));
        using ProspectingClient client = Clients.For(server);
        var seen = new ConcurrentQueue<double?>();
        using var waiter = new JobWaiter(client, s_fast, CallContext.None, job => seen.Enqueue(job.Progress));
        waiter.Add("j");

        await AllAsync(waiter);

        Assert.Equal([0, 0.3, 0.6, 1], seen);
    }

    [Fact]
    public async Task When_time_runs_out_each_job_says_how_far_it_was()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job(r.Path.Split('/')[^1], "running", 0.4)));
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, time: time);
        using var waiter = new JobWaiter(client, s_twoLooks, CallContext.None);
        waiter.Add("j1");
        waiter.Add("j2");
        await time.DelaysAsync(2);
        time.Advance(s_twoLooks.Timeout!.Value);

        List<JobOutcome> outcomes = await AllAsync(waiter);

        Assert.Equal(2, outcomes.Count);
        Assert.All(outcomes, o => Assert.True(o is { TimedOut: true, Failure: null, Job.Progress: 0.4 }));
        // One look at the start, one at the last moment.
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task The_last_look_falls_on_the_last_moment()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index == 0 ? "running" : "completed")));
        using ProspectingClient client = Clients.For(server, time: TestTime.Passing());

        JobOutcome outcome = await OneAsync(client, s_twoLooks);

        Assert.False(outcome.TimedOut);
        Assert.True(outcome.Job!.IsFinished);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_time_out_holds_though_the_server_hangs_or_sends_away(int kind)
    {
        Reply reply = kind == 0 ? Wire.Ok("{}") with { DelayMs = int.MaxValue } : Wire.Fail(429, "RATE_LIMITED") with { Headers = After("60") };
        await using var server = HostileServer.Start(reply);
        TestTime time = TestTime.Standing();
        using ProspectingClient client = Clients.For(server, time: time);
        Task<JobOutcome> wait = OneAsync(client, new JobWaitOptions { Timeout = TimeSpan.FromSeconds(10) });
        await Eventually.TrueAsync(() => time.Delays.Count > 0 || server.Requests is [{ Waits: 1 }]);

        // The last look has two seconds of its own.
        time.Advance(TimeSpan.FromSeconds(12));

        Assert.True((await wait.WaitAsync(TestTime.Patience)).TimedOut);
    }

    [Fact]
    public async Task Leaves_nothing_running_when_it_is_disposed()
    {
        await using var server = HostileServer.Start(Wire.Ok("{}") with { DelayMs = 30_000 });
        using ProspectingClient client = Clients.For(server);
        var waiter = new JobWaiter(client, s_fast, CallContext.None);
        foreach (int i in Enumerable.Range(0, 20))
        {
            waiter.Add($"j{i}");
        }

        await Eventually.TrueAsync(() => server.Active == 8);
        waiter.Dispose();

        await Eventually.TrueAsync(() => server.Active == 0);
        Assert.Equal(8, server.Requests.Count);
        Assert.Null(await waiter.NextAsync());
    }

    private static Dictionary<string, string> After(string value) => new() { ["Retry-After"] = value };

    private static async Task<JobOutcome> OneAsync(ProspectingClient client, JobWaitOptions options, CallContext? context = null)
    {
        using var waiter = new JobWaiter(client, options, context ?? CallContext.None);
        waiter.Add("j");
        return Assert.Single(await AllAsync(waiter));
    }

    private static async Task<List<JobOutcome>> AllAsync(JobWaiter waiter)
    {
        var outcomes = new List<JobOutcome>();
        while (await waiter.NextAsync() is { } outcome)
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }
}
