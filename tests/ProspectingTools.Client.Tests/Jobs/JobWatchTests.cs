using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>What the wait for a job does with what servers say of it.</summary>
public sealed class JobWatchTests
{
    [Fact]
    public async Task A_job_that_is_not_found_at_first_is_waited_for()
    {
        await using var server = HostileServer.Start(r => r.Index < 2 ? Wire.Fail(404, "NOT_FOUND") : Wire.Ok(Wire.Job("j", "completed")));
        JobOutcome outcome = await WaitAsync(server, Fast());
        Assert.Equal("completed", outcome.Job!.Status);
    }

    [Fact]
    public async Task A_job_that_is_not_found_after_a_good_look_is_waited_for()
    {
        await using var server = HostileServer.Start(r => r.Index is 1 or 2 ? Wire.Fail(404, "NOT_FOUND") : Wire.Ok(Wire.Job("j", r.Index == 3 ? "completed" : "running")));
        JobOutcome outcome = await WaitAsync(server, Fast(), grace: TimeSpan.Zero);
        Assert.Equal("completed", outcome.Job!.Status);
    }

    // However long it ran before: what counts is the time since it was seen last.
    [Fact]
    public async Task The_grace_for_not_found_begins_with_the_last_good_look()
    {
        await using var server = HostileServer.Start(r => r.Index is 20 or 21 ? Wire.Fail(404, "NOT_FOUND") : Wire.Ok(Wire.Job("j", r.Index < 22 ? "running" : "completed", r.Index / 30.0)));
        var options = new JobWaitOptions { FirstInterval = TimeSpan.FromSeconds(10), MaximumInterval = TimeSpan.FromSeconds(10), NotFoundGrace = TimeSpan.FromSeconds(30) };
        Assert.Equal("completed", (await WaitAsync(server, options)).Job?.Status);
    }

    [Fact]
    public async Task The_grace_for_not_found_ends()
    {
        await using var server = HostileServer.Start(Wire.Fail(404, "NOT_FOUND"));
        var options = new JobWaitOptions { FirstInterval = TimeSpan.FromMilliseconds(20), MaximumInterval = TimeSpan.FromMilliseconds(20), NotFoundGrace = TimeSpan.FromMilliseconds(200) };
        JobOutcome outcome = await WaitAsync(server, options);
        Assert.Equal(404, outcome.Failure!.StatusCode);
        Assert.False(outcome.TimedOut);

        // At once, and at every 18 to 22 ms of the 200.
        Assert.InRange(server.Requests.Count, 11, 13);
        Assert.Equal(TimeSpan.FromSeconds(30), new JobWaitOptions().NotFoundGrace);
    }

    [Theory]
    [InlineData("FAILED", JobStatus.Failed)]
    [InlineData("Failed", JobStatus.Failed)]
    [InlineData("COMPLETED", JobStatus.Completed)]
    [InlineData("canceled", JobStatus.Cancelled)]
    [InlineData("Canceled", JobStatus.Cancelled)]
    [InlineData("Cancelled", JobStatus.Cancelled)]
    public async Task The_words_of_an_end_are_known_in_any_case(string word, string meaning)
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j", word)));
        var recorder = new Recorder();
        JobOutcome outcome = await WaitAsync(server, Fast(), recorder);
        Assert.Equal(meaning, JobStatus.Known(outcome.Job!.Status));
        Assert.True(meaning != JobStatus.Cancelled || outcome.Job.Status == JobStatus.Cancelled);
        Assert.Empty(recorder.Warnings);
    }

    [Theory]
    [InlineData("partial")]
    [InlineData("expired")]
    [InlineData("aborted")]
    [InlineData("completed_with_errors")]
    [InlineData("")]
    public async Task A_word_that_is_not_known_is_warned_of_once(string word)
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index < 4 ? word : "completed")));
        var recorder = new Recorder();
        await WaitAsync(server, Fast(), recorder);
        string warning = Assert.Single(recorder.Warnings);
        Assert.Contains("Job j", warning, StringComparison.Ordinal);
        Assert.Contains(word, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_in_which_nothing_moves_is_warned_of_once_and_waited_for()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index < 12 ? "running" : "completed", r.Index < 2 ? 0 : 0.5)));
        var recorder = new Recorder();
        JobOutcome outcome = await WaitAsync(
            server,
            new JobWaitOptions { FirstInterval = TimeSpan.FromMilliseconds(20), MaximumInterval = TimeSpan.FromMilliseconds(20), StalledAfter = TimeSpan.FromMilliseconds(60) },
            recorder);
        Assert.Equal("completed", outcome.Job!.Status);
        Assert.Contains("Job j has made no progress", Assert.Single(recorder.Warnings), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(30), new JobWaitOptions().StalledAfter);
    }

    // Whatever of it moves, and however long it stood still before.
    [Fact]
    public void Only_a_job_that_stood_still_as_long_as_allowed_is_warned_of()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            TestTime time = TestTime.Standing();
            var recorder = new Recorder();
            var watch = new JobWatch("Job j", TimeSpan.FromMinutes(30), time, recorder.Context());
            var job = new ProspectingJob { Status = "running", ImportedCount = 0, CreditsUsed = 0 };
            int still = 0;
            int longest = 0;
            for (int look = 0; look < 40; look++)
            {
                if (random.Next(3) == 0)
                {
                    Move(job, random);
                    still = 0;
                }

                watch.Observe(job);
                longest = Math.Max(longest, still);
                int minutes = random.Next(1, 12);
                Assert.Equal(TimeSpan.Zero, watch.SinceGoodLook);
                time.Advance(TimeSpan.FromMinutes(minutes));
                Assert.Equal(TimeSpan.FromMinutes(minutes), watch.SinceGoodLook);
                still += minutes;
            }

            Assert.True((longest >= 30 ? 1 : 0) == recorder.Warnings.Count, $"seed {seed}, run {run}: {longest} minutes, {recorder.Warnings.Count} warnings");
        }
    }

    [Fact]
    public async Task Without_any_grace_one_look_is_enough()
    {
        await using var server = HostileServer.Start(Wire.Fail(404, "NOT_FOUND"));
        Assert.Equal(404, (await WaitAsync(server, Fast(), grace: TimeSpan.Zero)).Failure?.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_job_that_moves_is_not_warned_of()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job("j", r.Index < 12 ? "running" : "completed", r.Index / 20.0)));
        var recorder = new Recorder();
        await WaitAsync(server, new JobWaitOptions { FirstInterval = TimeSpan.FromMilliseconds(10), MaximumInterval = TimeSpan.FromMilliseconds(10), StalledAfter = TimeSpan.FromMinutes(1) }, recorder);
        Assert.Empty(recorder.Warnings);
    }

    [Fact]
    public async Task A_wait_beyond_the_ceiling_ends_the_wait_and_says_until_when()
    {
        await using var server = HostileServer.Start(Wire.Fail(429, "RATE_LIMITED") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } });
        JobOutcome outcome = await WaitAsync(server, Fast());
        Assert.NotNull(outcome.Failure!.RetryNotBefore);
        Assert.Single(server.Requests);
    }

    private static void Move(ProspectingJob job, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                job.ImportedCount++;
                break;
            case 1:
                job.CreditsUsed++;
                break;
            case 2:
                job.Status = job.Status == "running" ? "queued" : "running";
                break;
            default:
                job.UpdatedAt = (job.UpdatedAt ?? DateTimeOffset.UnixEpoch).AddSeconds(1);
                break;
        }
    }

    private static JobWaitOptions Fast() => new() { FirstInterval = TimeSpan.FromMilliseconds(10), MaximumInterval = TimeSpan.FromMilliseconds(20) };

    private static async Task<JobOutcome> WaitAsync(HostileServer server, JobWaitOptions options, Recorder? recorder = null, TimeSpan? grace = null)
    {
        using ProspectingClient client = Clients.For(server, time: TestTime.Passing());
        using var waiter = new JobWaiter(client, options, recorder?.Context() ?? CallContext.None);
        waiter.Add("j", grace);
        return (await waiter.NextAsync())!;
    }
}
