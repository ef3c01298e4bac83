using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>What a start needs, what it makes of what it is given, and for how long its key is known.</summary>
public sealed class StartRulesTests : IAsyncLifetime
{
    private const string Ann = "https://www.linkedin.com/in/ann";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    private StoreWithGroups _store = null!;
    private string _list = string.Empty;

    private Caller Caller => _store.Callers[0];

    public async ValueTask InitializeAsync()
    {
        _store = await StoreWithGroups.CreateAsync(groups: 2, audiences: 1, prospects: 0);
        _list = Ids.New();
        await _store.Store.WriteAsync(session => session.AddLeadListAsync(Caller.GroupKey, _list, "The list"), CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, false, true)]
    [InlineData(0, true, false)]
    [InlineData(1, true, false)]
    [InlineData(2, true, true)]
    public async Task Balance_must_cover_one_prospect(int credits, bool emails, bool isTaken)
    {
        await CreditAsync(credits);
        StartJobRequest request = Of(Ann);
        request.SearchEmails = emails;
        if (isTaken)
        {
            Assert.Equal(JobStatus.Queued, (await StartAsync(request)).Status);
            return;
        }

        Assert.Equal(RefusalCode.InsufficientCredits, (await Assert.ThrowsAsync<RuleException>(() => StartAsync(request))).Code);
    }

    [Theory]
    [InlineData("lead list", null, "leadListId")]
    [InlineData("saved search", null, "savedSearchId")]
    [InlineData("lead list", "nope", "leadListId")]
    [InlineData("saved search", "nope", "savedSearchId")]
    [InlineData("both", null, "leadListId")]
    [InlineData("neither", null, "leadListId")]
    public async Task Source_of_Sales_Navigator_is_one_that_is_there(string source, string? id, string field)
    {
        await CreditAsync(10);
        id ??= Ids.New();
        var request = new StartJobRequest
        {
            Source = JobSource.SalesNavigator, LeadListId = source is "lead list" or "both" ? id : null, SavedSearchId = source is "saved search" or "both" ? id : null,
        };
        FieldError error = Assert.Single((await Assert.ThrowsAsync<RuleException>(() => StartAsync(request))).Fields);
        Assert.Equal(field, error.Field);
        Assert.Equal(source is "lead list" or "saved search", error.Message!.Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, 2000)]
    [InlineData(1, 1)]
    [InlineData(2000, 2000)]
    [InlineData(2001, 2000)]
    public async Task Number_of_results_is_at_most_that_of_the_plan(int? asked, int most)
    {
        await CreditAsync(10);
        JobRow job = await RowAsync(await StartAsync(new() { Source = JobSource.SalesNavigator, LeadListId = _list.ToUpperInvariant(), MaxResults = asked }));
        Assert.Equal(most, job.MaxResults);
        Assert.Equal(_list, JobPlan.FromJson(job.Plan).LeadListId);
        Assert.Equal("The list", (await AudienceAsync(job)).Name);
    }

    [Fact]
    public async Task Each_address_counts_once_in_the_order_in_which_it_was_first_given()
    {
        await CreditAsync(10);
        JobRow job = await RowAsync(await StartAsync(Of("linkedin.com/in/bob", Ann, "https://de.linkedin.com/in/Bob/?trk=x", Ann)));
        Assert.Equal(["https://www.linkedin.com/in/bob", Ann], JobPlan.FromJson(job.Plan).Urls!);
        Assert.Equal(2, job.MaxResults);
        Assert.Equal("Uploaded profiles 2026-11-25 12:00:00", (await AudienceAsync(job)).Name);
    }

    [Theory]
    [InlineData(false, AudienceType.OnDemand)]
    [InlineData(true, JobSource.UrlUpload)]
    public async Task Audience_has_the_name_that_is_given_and_by_the_bare_reference_the_kind_of_the_source(bool bare, string type)
    {
        await CreditAsync(10);
        StartJobRequest request = Of(Ann);
        request.AudienceName = "  Mine ";
        AudienceRow audience = await AudienceAsync(await RowAsync(await StartAsync(request, settings: new ServiceSettings { BareReference = bare })));
        Assert.Equal(("Mine", type, false), (audience.Name, audience.Type, audience.Ready));
    }

    [Fact]
    public async Task Excluded_audiences_are_this_groups_own_each_once()
    {
        await CreditAsync(10);
        string own = _store.Audiences[0].Id;
        StartJobRequest request = Of(Ann);
        request.ExcludeAudienceIds = [own.ToUpperInvariant(), own];
        Assert.Equal([own], JobPlan.FromJson((await RowAsync(await StartAsync(request))).Plan).ExcludeAudienceIds!);

        foreach ((string[] ids, string[] fields) in new (string[], string[])[]
        {
            ([_store.Audiences[1].Id], ["excludeAudienceIds"]),
            (["x", own, null!], ["excludeAudienceIds[0]", "excludeAudienceIds[2]"]),
            ([.. Enumerable.Range(0, 101).Select(_ => own)], ["excludeAudienceIds"]),
        })
        {
            request.ExcludeAudienceIds = ids;
            Assert.Equal(fields, (await Assert.ThrowsAsync<RuleException>(() => StartAsync(request))).Fields.Select(error => error.Field!));
        }

        request.ExcludeAudienceIds = [.. Enumerable.Range(0, 100).Select(_ => own)];
        await StartAsync(request);
    }

    [Fact]
    public async Task Key_finds_the_job_that_it_started_and_no_other_request_may_have_it()
    {
        await CreditAsync(10);
        string first = (await StartAsync(Of(Ann), "k")).JobId!;
        Assert.Equal(first, (await StartAsync(Of(Ann), "k")).JobId);
        Assert.NotEqual(first, (await StartAsync(Of(Ann), "other")).JobId);
        Assert.NotEqual(first, (await StartAsync(Of(Ann))).JobId);
        Assert.Equal(RefusalCode.IdempotencyConflict, (await Assert.ThrowsAsync<RuleException>(() => StartAsync(Of(Ann, "linkedin.com/in/bob"), "k"))).Code);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Key_is_known_for_twice_its_lifetime_and_then_forgotten(int millisecondsBeyond, bool isKnown)
    {
        await CreditAsync(10);
        string first = (await StartAsync(Of(Ann), "k")).JobId!;
        _clock.Advance((Assumed.IdempotencyKeyLifetime * 2) + TimeSpan.FromMilliseconds(millisecondsBeyond));
        await StartAsync(Of(Ann), "another");
        Assert.Equal(isKnown, (await StartAsync(Of(Ann), "k")).JobId == first);
    }

    private static StartJobRequest Of(params string[] urls) => new() { Source = JobSource.UrlUpload, Urls = urls };

    private async Task<StartedJob> StartAsync(StartJobRequest request, string? key = null, ServiceSettings? settings = null)
    {
        using var signal = new JobSignal();
        return (await new JobRules(_store.Store, settings ?? new ServiceSettings(), signal, _clock).StartAsync(Caller, request, key, CancellationToken.None)).Job;
    }

    private async Task<JobRow> RowAsync(StartedJob job) => (await _store.Store.ReadAsync(session => session.JobAsync(Caller.GroupKey, job.JobId!), CancellationToken.None))!;

    private async Task<AudienceRow> AudienceAsync(JobRow job) => (await _store.Store.ReadAsync(session => session.AudienceAsync(job.GroupKey, job.AudienceId), CancellationToken.None))!;

    private Task<bool> CreditAsync(int credits) => _store.Store.WriteAsync(
        async session =>
        {
            await session.AppendLedgerAsync(new LedgerLine(Caller.GroupKey, credits, 0, null, "test", 0));
            return true;
        },
        CancellationToken.None);
}
