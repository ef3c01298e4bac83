using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>Signal scans: started once under a key, waited for many at once.</summary>
public sealed class SignalScanTests
{
    private static readonly JobWaitOptions s_fast = new() { FirstInterval = TimeSpan.FromMilliseconds(10), MaximumInterval = TimeSpan.FromMilliseconds(40) };

    [Fact]
    public async Task Many_are_returned_as_they_end_with_what_the_last_look_saw()
    {
        // Scan n ends at its look number n + 1.
        var looks = new ConcurrentDictionary<string, int>();
        await using var server = HostileServer.Start(r =>
        {
            string id = r.Path.Split('/')[^1];
            int look = looks.AddOrUpdate(id, 1, (_, n) => n + 1);
            int last = int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture) + 1;
            return Wire.Ok(Scan(id, look >= last ? "completed" : "running", look));
        });
        using ProspectingClient client = Clients.For(server);
        var seen = new ConcurrentQueue<string>();
        using var waiter = new SignalScanWaiter(client, s_fast, CallContext.None, scan => seen.Enqueue(scan.ScanId!));
        foreach (int i in new[] { 6, 3, 0 })
        {
            waiter.Add($"s{i}");
        }

        List<SignalScanOutcome> outcomes = [];
        while (await waiter.NextAsync() is { } outcome)
        {
            outcomes.Add(outcome);
        }

        Assert.Equal(["s0", "s3", "s6"], outcomes.Select(o => o.ScanId));
        Assert.All(outcomes, o => Assert.True(o is { Scan.Status: "completed", Failure: null, TimedOut: false }));
        Assert.Equal([1L, 4L, 7L], outcomes.Select(o => o.Scan!.ScannedCount));
        Assert.Equal(12, seen.Count);
    }

    [Fact]
    public async Task One_that_is_not_there_is_a_failure_of_its_own()
    {
        await using var server = HostileServer.Start(r => r.Path.EndsWith("/none", StringComparison.Ordinal)
            ? Wire.Fail(404, "NOT_FOUND")
            : Wire.Ok(Scan("s", "completed", 1)));
        using ProspectingClient client = Clients.For(server, time: TestTime.Passing());
        using var waiter = new SignalScanWaiter(client, s_fast, CallContext.None);
        waiter.Add("none");
        waiter.Add("s");
        SignalScanOutcome[] outcomes = [(await waiter.NextAsync())!, (await waiter.NextAsync())!];
        Assert.Equal("NOT_FOUND", outcomes.Single(o => o.ScanId == "none").Failure?.Code);
        Assert.Equal("completed", outcomes.Single(o => o.ScanId == "s").Scan?.Status);
    }

    // Whatever moves: its count, or the time of its last change.
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task One_that_moves_for_hours_is_not_called_stalled(bool counts, bool isDated)
    {
        await using var server = HostileServer.Start(r => Wire.Ok(
            Scan("s", r.Index < 40 ? "running" : "completed", counts ? r.Index : 5, isDated ? $"2026-04-28T15:30:{r.Index:00}.000Z" : null)));
        var recorder = new Recorder();
        SignalScanOutcome outcome = await WaitAsync(server, recorder);
        Assert.Equal("completed", outcome.Scan!.Status);
        Assert.Empty(recorder.Warnings);
    }

    [Fact]
    public async Task Words_about_it_call_it_a_scan()
    {
        await using var server = HostileServer.Start(r => r.Index switch
        {
            0 => Wire.Fail(404, "NOT_FOUND"),
            < 20 => Wire.Ok(Scan("s", "sifting", 5)),
            _ => Wire.Ok(Scan("s", "completed", 9)),
        });
        var recorder = new Recorder();
        await WaitAsync(server, recorder);
        Assert.Equal(2, recorder.Warnings.Count);
        Assert.StartsWith("Signal scan s has the unknown status 'sifting'", recorder.Warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("Signal scan s has made no progress for 10 minutes (sifting).", recorder.Warnings[1], StringComparison.Ordinal);
        Assert.StartsWith("Signal scan s does not exist yet", recorder.Notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAILED", "FAILED")]
    [InlineData("Completed", "Completed")]
    [InlineData("canceled", JobStatus.Cancelled)]
    [InlineData("CANCELLED", JobStatus.Cancelled)]
    public async Task The_words_of_its_end_are_known_in_any_case(string word, string shown)
    {
        await using var server = HostileServer.Start(Wire.Ok(Scan("s", word, 9)));
        var recorder = new Recorder();
        SignalScanOutcome outcome = await WaitAsync(server, recorder);
        Assert.Equal(shown, outcome.Scan!.Status);
        Assert.Equal(1, outcome.Scan.Progress);
        Assert.Empty(recorder.Warnings);
    }

    [Fact]
    public async Task A_start_that_lost_its_answer_is_sent_again_under_the_same_key()
    {
        await using var server = HostileServer.Start(r => r.Index == 0 ? Wire.Fail(503, "X") : Wire.Ok("""{"scanId":"s","status":"queued"}"""));
        using ProspectingClient client = Clients.For(server);
        SignalScan scan = await client.StartSignalScanAsync(
            new StartSignalScanRequest { AudienceId = "a", SignalSpecificationId = "p" }, "key", CallContext.None);
        Assert.Equal(["key", "key"], server.Requests.Select(r => r.Header("Idempotency-Key")));
        Assert.Equal(("s", "a", "p", "key"), (scan.ScanId, scan.AudienceId, scan.SignalSpecificationId, scan.IdempotencyKey));
    }

    [Fact]
    public async Task An_answer_without_an_id_is_no_scan()
    {
        await using var server = HostileServer.Start(_ => Wire.Ok("{}"));
        using ProspectingClient client = Clients.For(server);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.StartSignalScanAsync(
            new StartSignalScanRequest { AudienceId = "a", SignalSpecificationId = "p" }, "key", CallContext.None));
        Assert.Equal(ClientErrorCodes.InvalidResponse, e.Code);
    }

    [Fact]
    public void Keys_come_from_what_is_scanned()
    {
        var one = new StartSignalScanRequest { AudienceId = "a", SignalSpecificationId = "p" };
        var other = new StartSignalScanRequest { AudienceId = "b", SignalSpecificationId = "p" };
        var some = new StartSignalScanRequest { AudienceId = "a", SignalSpecificationId = "p", ProspectIds = ["x"] };
        string[] keys = [SignalScanKeys.For("k", one), SignalScanKeys.For("k", other), SignalScanKeys.For("k", some), SignalScanKeys.For("l", one)];
        Assert.Equal(4, keys.Distinct().Count());
        Assert.Equal(keys[0], SignalScanKeys.For("k", new StartSignalScanRequest { AudienceId = "a", SignalSpecificationId = "p" }));
        Assert.Equal(keys[0], SignalScanKeys.For(keys[0], one));

        // A command that is run again after an update must find what it started before.
        Assert.Equal(("k-3e1fe859b2b7", "k-94d65be29f1a"), (keys[0], SignalScanKeys.For("k", new StartSignalScanRequest { AudienceId = "a", SignalSpecificationId = "p", ProspectIds = ["x", "y"] })));
    }

    // In a time in which each look comes a minute after the one before.
    private static async Task<SignalScanOutcome> WaitAsync(HostileServer server, Recorder recorder)
    {
        using ProspectingClient client = Clients.For(server, time: TestTime.Passing());
        var minutes = new JobWaitOptions { FirstInterval = TimeSpan.FromMinutes(1), MaximumInterval = TimeSpan.FromMinutes(1), NotFoundGrace = TimeSpan.FromMinutes(5), StalledAfter = TimeSpan.FromMinutes(10) };
        using var waiter = new SignalScanWaiter(client, minutes, recorder.Context());
        waiter.Add("s");
        return (await waiter.NextAsync())!;
    }

    private static string Scan(string id, string status, int scanned, string? updated = null) =>
        $$"""{"scanId":"{{id}}","type":"signal_scan","status":"{{status}}","createdAt":"2026-04-28T15:30:00.000Z","updatedAt":{{JsonSerializer.Serialize(updated)}},"error":null,"scannedCount":{{scanned}},"prospectCount":9}""";
}
