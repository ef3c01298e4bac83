using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>Which failures of a look pass, how many of them in a row, and what is told of each.</summary>
public sealed class PollLoopTests
{
    private const int Tolerated = 3;

    private static readonly JobWaitOptions s_options = new() { FirstInterval = TimeSpan.FromSeconds(1), MaximumInterval = TimeSpan.FromSeconds(1), ToleratedErrors = Tolerated };

    public static TheoryData<string, bool> Failures => new()
    {
        { "timeout", true },
        { "network", true },
        { "certificate", false },
        { "invalid", false },
        { "refused", false },
        { "408", true }, { "429", true }, { "500", true }, { "502", true }, { "503", true }, { "504", true },
        { "400", false }, { "401", false }, { "403", false }, { "404", false }, { "409", false }, { "501", false },
        { "429 tomorrow", false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_is_waited_out_where_it_may_pass(string failure, bool passes)
    {
        PollOutcome<string> outcome = await RunAsync([.. Enumerable.Repeat(failure, Tolerated), "end"], []);
        Assert.Equal((passes ? "end" : null, passes), (outcome.Seen, outcome.Failure is null));
        Assert.False(outcome.TimedOut);
    }

    // Any looks: those that end it, show something, fail in ways that pass or do not, or find it pending.
    [Fact]
    public async Task It_ends_with_the_end_or_with_one_failure_too_many_in_a_row()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        string[] kinds = ["seen", "503", "network", "timeout", "pending", "404", "end"];
        int[] odds = [30, 25, 10, 10, 15, 1, 3];
        for (int run = 0; run < 300; run++)
        {
            string[] looks = [.. random.GetItems([.. kinds.SelectMany((kind, i) => Enumerable.Repeat(kind, odds[i]))], 60), "end"];
            List<string> notes = [];
            PollOutcome<string> outcome = await RunAsync(looks, notes);

            int failures = 0;
            int told = 0;
            string? seen = null;
            string? failed = null;
            foreach (string look in looks)
            {
                if (look is "seen" or "end")
                {
                    (seen, failures) = (look, 0);
                }
                else if (look != "pending" && (look == "404" || ++failures > Tolerated))
                {
                    failed = look;
                    break;
                }
                else
                {
                    told++;
                }

                if (look == "end")
                {
                    break;
                }
            }

            string because = $"seed {seed}, run {run}: {string.Join(" ", looks)}";
            Assert.True(seen == outcome.Seen, because);
            Assert.True(failed == outcome.Failure?.Message, because);
            Assert.True(told == notes.Count, because);
        }
    }

    [Fact]
    public async Task What_stood_in_the_way_is_told_with_the_wait_that_follows()
    {
        List<string> notes = [];
        await RunAsync(["pending", "503", "503", "seen", "network", "end"], notes, retryAfter: TimeSpan.FromSeconds(2.5));
        Assert.Equal(
            [
                "Thing 1 does not exist yet (pending); trying again in 2.5 s.",
                "Thing 1 could not be read (503); failure 1 in a row, up to 3 are tolerated; trying again in 2.5 s.",
                "Thing 1 could not be read (503); failure 2 in a row, up to 3 are tolerated; trying again in 2.5 s.",
                "Thing 1 could not be read (network); failure 1 in a row, up to 3 are tolerated; trying again in 2.5 s.",
            ],
            notes);
    }

    // What was seen and what stood in the way last are known when time runs out; a failure that was waited out is neither.
    [Theory]
    [InlineData(new[] { "seen" }, "seen", null)]
    [InlineData(new[] { "pending" }, null, "pending")]
    [InlineData(new[] { "503", "seen", "pending", "503" }, "seen", "pending")]
    public async Task When_time_runs_out_it_is_known_how_far_it_was(string[] looks, string? seen, string? failure)
    {
        PollOutcome<string> outcome = await RunAsync([.. looks, .. Enumerable.Repeat(looks[^1], 2)], [], limit: TimeSpan.FromSeconds(looks.Length));
        Assert.Equal((seen, failure, true), (outcome.Seen, outcome.Failure?.Message, outcome.TimedOut));
    }

    // Before the end of the time or after it: who cancels is not told that time ran out.
    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task Who_cancels_gets_a_cancel(double seconds)
    {
        using var caller = new CancellationTokenSource();
        (Task<PollOutcome<string>> wait, TestTime time, _) = Hanging(caller.Token);
        time.Advance(TimeSpan.FromSeconds(seconds));
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(TestTime.Patience));
    }

    [Fact]
    public async Task A_wait_that_is_closed_before_its_end_has_not_run_out_of_time()
    {
        (Task<PollOutcome<string>> wait, _, Deadline deadline) = Hanging(CancellationToken.None);
        deadline.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(TestTime.Patience));
    }

    [Fact]
    public async Task A_look_that_outlasts_the_time_is_no_news()
    {
        (Task<PollOutcome<string>> wait, TestTime time, _) = Hanging(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(12));
        Assert.True((await wait.WaitAsync(TestTime.Patience)) is { TimedOut: true, Seen: null, Failure: null });
    }

    // Of ten seconds, with a look that only a cancel ends.
    private static (Task<PollOutcome<string>> Wait, TestTime Time, Deadline Deadline) Hanging(CancellationToken caller)
    {
        TestTime time = TestTime.Standing();
        var deadline = new Deadline(TimeSpan.FromSeconds(10), time, caller);
        var loop = new PollLoop("Thing 1", s_options, TimeSpan.FromMinutes(1), deadline, new CallContext(null, caller));
        Task<PollOutcome<string>> wait = loop.RunAsync(
            async () =>
            {
                await Task.Delay(Timeout.Infinite, deadline.Token);
                return new ApiResponse<string>("end", 200, 1, null, null);
            },
            static _ => true,
            static _ => false);
        return (wait, time, deadline);
    }

    private static async Task<PollOutcome<string>> RunAsync(string[] looks, List<string> notes, TimeSpan? limit = null, TimeSpan? retryAfter = null)
    {
        TestTime time = TestTime.Passing();
        var recorder = new Recorder { OnEntry = entry => notes.Add(entry.Message) };
        using var deadline = new Deadline(limit, time, CancellationToken.None);
        var loop = new PollLoop("Thing 1", s_options, TimeSpan.FromMinutes(1), deadline, recorder.Context());
        var next = new Queue<string>(looks);
        return await loop.RunAsync(() => LookAsync(next.Dequeue(), retryAfter), shown => shown == "end", e => e.Message == "pending");
    }

    private static Task<ApiResponse<string>> LookAsync(string look, TimeSpan? retryAfter) => look is "seen" or "end"
        ? Task.FromResult(new ApiResponse<string>(look, 200, 1, null, null))
        : Task.FromException<ApiResponse<string>>(Failure(look, retryAfter));

    private static ProspectingApiException Failure(string kind, TimeSpan? retryAfter) => kind switch
    {
        "timeout" => new(FailureKind.Timeout, ClientErrorCodes.RequestTimeout, kind) { RetryAfter = retryAfter },
        "network" => new(FailureKind.Network, ClientErrorCodes.NetworkError, kind) { RetryAfter = retryAfter },
        "certificate" => new(FailureKind.Network, ClientErrorCodes.CertificateError, kind),
        "invalid" => new(FailureKind.InvalidData, ClientErrorCodes.InvalidResponse, kind) { StatusCode = 503 },
        "refused" => new(FailureKind.Refused, ClientErrorCodes.RedirectRefused, kind),
        "pending" => new(FailureKind.Api, "NOT_READY", kind) { StatusCode = 409, RetryAfter = retryAfter },
        "429 tomorrow" => new(FailureKind.Api, "RATE_LIMITED", kind) { StatusCode = 429, RetryNotBefore = DateTimeOffset.UtcNow.AddDays(1) },
        _ => new(FailureKind.Api, "X", kind) { StatusCode = int.Parse(kind, CultureInfo.InvariantCulture), RetryAfter = retryAfter },
    };
}
