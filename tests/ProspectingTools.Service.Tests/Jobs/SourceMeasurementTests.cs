using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>A measure counts each person once, however many audiences there are and however long the list is.</summary>
public sealed class SourceMeasurementTests : IAsyncLifetime
{
    private StoreWithGroups _store = null!;

    private Caller Caller => _store.Callers[0];

    public async ValueTask InitializeAsync() => _store = await StoreWithGroups.CreateAsync(groups: 1, audiences: 0, prospects: 0);

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(0, null, 0, 0)]
    [InlineData(499, null, 0, 499)]
    [InlineData(500, null, 0, 500)]
    [InlineData(501, null, 0, 501)]
    [InlineData(1100, null, 0, 1100)]
    [InlineData(1100, 700, 0, 700)]
    [InlineData(1100, 700, 600, 500)]
    [InlineData(1100, 500, 600, 500)]
    [InlineData(1100, 400, 600, 400)]
    [InlineData(1100, null, 1100, 0)]
    [InlineData(2100, null, 0, 2000)]
    public async Task Who_is_left_out_makes_room_for_the_next(int people, int? maxResults, int excluded, int importable)
    {
        IReadOnlyList<long> keys = await PeopleAsync(people);
        string list = await ListAsync(keys);
        AudienceRow audience = await AudienceAsync("excluded", [.. keys.Take(excluded)]);
        SourceMeasure measure = await MeasureAsync(new() { LeadListId = list, MaxResults = maxResults, ExcludeAudienceIds = excluded == 0 ? null : [audience.Id] });
        Assert.Equal((people, importable, importable, 2L * importable), (measure.People, measure.Importable, measure.Credits, measure.CreditsWithEmails));
        Assert.Equal(excluded == 0 ? null : excluded, measure.Excluded);
        Assert.Equal(("The list", null, null, 7), (measure.SourceName, measure.Unknown, measure.Suppressed, measure.Balance));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(200)]
    public async Task Every_audience_that_has_some_of_them_is_told_newest_first_and_each_person_is_known_once(int audiences)
    {
        IReadOnlyList<long> keys = await PeopleAsync(4);
        string list = await ListAsync([keys[0], keys[1], keys[2]]);
        for (int i = 0; i < audiences; i++)
        {
            // The first holds two of them, every other one holds one, and those between hold none.
            await AudienceAsync($"{i}", i == 0 ? [keys[0], keys[1]] : i % 2 == 0 ? [keys[0], keys[3]] : [keys[3]]);
        }

        SourceMeasure measure = await MeasureAsync(new() { LeadListId = list });
        Assert.Equal((3, 3, 2), (measure.People, measure.Importable, measure.Known));
        Assert.Equal(
            Enumerable.Range(0, audiences).Where(i => i % 2 == 0).Reverse().Select(i => ($"{i}", i == 0 ? 2L : 1L)),
            measure.Audiences!.Select(audience => (audience.Name!, audience.Count)));
    }

    [Fact]
    public async Task Nobody_is_known_nowhere()
    {
        await AudienceAsync("a", await PeopleAsync(1));
        SourceMeasure measure = await MeasureAsync(new() { LeadListId = await ListAsync([]) });
        Assert.Equal((0, 0, 0), (measure.People, measure.Importable, measure.Known));
        Assert.Empty(measure.Audiences!);
    }

    [Fact]
    public async Task Addresses_of_one_person_count_once_and_those_of_nobody_are_unknown()
    {
        await PeopleAsync(3);
        var request = new StartJobRequest
        {
            Source = JobSource.UrlUpload,
            Urls = [Url(0), "linkedin.com/in/ACwAAABcDe0", Url(1), "https://www.linkedin.com/in/nobody", "https://www.linkedin.com/in/ACwAAABcDeX"],
        };
        SourceMeasure measure = await new SourceMeasurement(_store.Store, new ServiceSettings()).MeasureAsync(Caller, request, CancellationToken.None);
        Assert.Equal((2, 3, 2, null), (measure.People, measure.Unknown, measure.Importable, measure.SourceName));
    }

    private static string Url(int i) => $"https://www.linkedin.com/in/p-{i}";

    private Task<SourceMeasure> MeasureAsync(StartJobRequest request)
    {
        request.Source = JobSource.SalesNavigator;
        return new SourceMeasurement(_store.Store, new ServiceSettings()).MeasureAsync(Caller, request, CancellationToken.None);
    }

    private Task<IReadOnlyList<long>> PeopleAsync(int count) => _store.Store.WriteAsync(
        async session =>
        {
            await session.AppendLedgerAsync(new LedgerLine(Caller.GroupKey, 7, 0, null, "test", 0));
            return await session.AddPeopleAsync(Caller.GroupKey, [.. Enumerable.Range(0, count).Select(i => new PersonWrite(
                Ids.New(), Url(i), $"ACwAAABcDe{i}", null, null, false, "{}"u8.ToArray(), null, new SearchText($"P {i}", null, null, null, null, null, null, null)))]);
        },
        CancellationToken.None);

    private Task<string> ListAsync(IReadOnlyList<long> people) => _store.Store.WriteAsync(
        async session =>
        {
            string id = Ids.New();
            await session.AddLeadListMembersAsync(Caller.GroupKey, await session.AddLeadListAsync(Caller.GroupKey, id, "The list"), people);
            return id;
        },
        CancellationToken.None);

    private Task<AudienceRow> AudienceAsync(string name, IReadOnlyList<long> people) => _store.Store.WriteAsync(
        async session =>
        {
            var audience = new AudienceRow { Id = Ids.New(), GroupKey = Caller.GroupKey, Name = name, Type = AudienceType.OnDemand, Ready = true };
            audience = audience with { Key = await session.AddAudienceAsync(audience) };
            await session.AddProspectsAsync(Caller.GroupKey, audience.Key, [.. people.Select(person => new ProspectWrite(Ids.New(), person, "{}"u8.ToArray()))]);
            return audience;
        },
        CancellationToken.None);
}
