using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>What a signal scan needs, and how far each of its steps goes.</summary>
public sealed class ScanRulesTests : IAsyncLifetime
{
    private const int Prospects = 7;

    private StoreWithGroups _store = null!;
    private string[] _ids = [];

    private Caller Caller => _store.Callers[0];

    private AudienceRow Audience => _store.Audiences[0];

    private static string Specification => SignalSpecifications.All[0].SignalSpecificationId!;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreWithGroups.CreateAsync(groups: 2, audiences: 1, prospects: Prospects);
        _ids = [.. (await _store.Store.ReadAsync(session => session.ProspectPeopleAsync(Audience.GroupKey, Audience.Key, 0, 100), CancellationToken.None)).Select(row => row.Id)];
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Whole_audience_is_looked_at_once_in_steps_of_any_length(int chunk)
    {
        SignalScan scan = await RunAsync(await ScanOfAsync(null), chunk);
        Assert.Equal((JobStatus.Completed, Prospects, Prospects), (scan.Status, scan.ScannedCount, scan.ProspectCount));
        foreach (string id in _ids)
        {
            Assert.Equal("evaluated", (await new ProspectRules(_store.Store).SignalsAsync(Caller, id, 0, CancellationToken.None)).Status);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Named_prospects_are_looked_at_once_each_and_no_others(int chunk)
    {
        string[] named = [_ids[5], _ids[0].ToUpperInvariant(), _ids[3], _ids[0]];
        SignalScan scan = await RunAsync(await ScanOfAsync(named), chunk);
        Assert.Equal((JobStatus.Completed, 3, 3), (scan.Status, scan.ScannedCount, scan.ProspectCount));
        for (int i = 0; i < Prospects; i++)
        {
            Assert.Equal(i is 0 or 3 or 5 ? "evaluated" : "pending", (await new ProspectRules(_store.Store).SignalsAsync(Caller, _ids[i], 0, CancellationToken.None)).Status);
        }
    }

    [Theory]
    [InlineData("no specification", "signalSpecificationId")]
    [InlineData("blank specification", "signalSpecificationId")]
    [InlineData("unknown specification", "signalSpecificationId")]
    [InlineData("no audience", "audienceId")]
    [InlineData("malformed audience", "audienceId")]
    [InlineData("audience of another", "audienceId")]
    [InlineData("no prospects", "prospectIds")]
    [InlineData("too many prospects", "prospectIds")]
    [InlineData("malformed prospect", "prospectIds[1]")]
    [InlineData("empty prospect", "prospectIds[1]")]
    [InlineData("prospect of another", "prospectIds[1]")]
    public async Task What_is_wrong_is_refused_by_name(string wrong, string field)
    {
        var request = new StartSignalScanRequest
        {
            SignalSpecificationId = wrong switch { "no specification" => null, "blank specification" => " ", "unknown specification" => "x", _ => Specification },
            AudienceId = wrong switch { "no audience" => null, "malformed audience" => "x", "audience of another" => _store.Audiences[1].Id, _ => Audience.Id },
            ProspectIds = wrong switch
            {
                "no prospects" => [],
                "too many prospects" => [.. Enumerable.Range(0, 1001).Select(_ => _ids[0])],
                "malformed prospect" => [_ids[0], "x", _ids[1]],
                "empty prospect" => [_ids[0], string.Empty, _ids[1]],
                "prospect of another" => [_ids[0], Ids.New(), _ids[1]],
                _ => null,
            },
        };
        Assert.Equal([field], (await Assert.ThrowsAsync<RuleException>(() => StartAsync(request))).Fields.Select(error => error.Field!));
    }

    [Fact]
    public async Task Thousand_prospects_may_be_named_and_a_key_finds_its_scan()
    {
        string[] many = [.. Enumerable.Range(0, 1000).Select(i => _ids[i % Prospects])];
        string first = await ScanOfAsync(many, "k");
        Assert.Equal(first, await ScanOfAsync(many, "k"));
        Assert.Equal(RefusalCode.IdempotencyConflict, (await Assert.ThrowsAsync<RuleException>(() => ScanOfAsync(null, "k"))).Code);
    }

    [Fact]
    public async Task Audience_that_is_still_filled_and_a_scan_that_has_ended_are_left_alone()
    {
        await _store.Store.WriteAsync(
            async session =>
            {
                await session.UpdateAudienceAsync(Audience with { Ready = false });
                return true;
            },
            CancellationToken.None);
        Assert.Equal(RefusalCode.AudienceNotReady, (await Assert.ThrowsAsync<RuleException>(() => ScanOfAsync(null))).Code);
        await _store.Store.WriteAsync(
            async session =>
            {
                await session.UpdateAudienceAsync(Audience);
                return true;
            },
            CancellationToken.None);
        string scan = await ScanOfAsync(null);
        Assert.Equal(JobStatus.Cancelled, (await RulesAsync(rules => rules.CancelAsync(Caller, scan, CancellationToken.None))).Status);
        Assert.Equal(RefusalCode.Unprocessable, (await Assert.ThrowsAsync<RuleException>(() => RulesAsync(rules => rules.CancelAsync(Caller, scan, CancellationToken.None)))).Code);
        Assert.Equal(RefusalCode.NotFound, (await Assert.ThrowsAsync<RuleException>(() => RulesAsync(rules => rules.GetAsync(_store.Callers[1], scan, CancellationToken.None)))).Code);
    }

    private Task<string> ScanOfAsync(string[]? prospects, string? key = null) =>
        StartAsync(new() { SignalSpecificationId = Specification, AudienceId = Audience.Id.ToUpperInvariant(), ProspectIds = prospects }, key);

    private async Task<string> StartAsync(StartSignalScanRequest request, string? key = null) =>
        (await RulesAsync(rules => rules.StartAsync(Caller, request, key, CancellationToken.None))).Scan.ScanId!;

    private async Task<T> RulesAsync<T>(Func<SignalScanRules, Task<T>> ask)
    {
        using var signal = new JobSignal();
        return await ask(new SignalScanRules(_store.Store, new ServiceSettings(), signal, TimeProvider.System));
    }

    private async Task<SignalScan> RunAsync(string id, int chunk)
    {
        JobRow row = (await _store.Store.ReadAsync(session => session.JobAsync(Caller.GroupKey, id), CancellationToken.None))!;
        for (int step = 0; !JobStatus.IsFinished(row.Status); step++)
        {
            Assert.InRange(step, 0, Prospects);
            row = await _store.Store.WriteAsync(session => JobChunk.RunAsync(session, row, chunk, new ServiceSettings(), TimeProvider.System), CancellationToken.None);
        }

        return await RulesAsync(rules => rules.GetAsync(Caller, id, CancellationToken.None));
    }
}
