using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>Suppressed people are found over audiences of any length, by address, id or e-mail, and make room in a contact list.</summary>
public sealed class SuppressedPeopleTests : IAsyncLifetime
{
    private const string Company = "https://www.linkedin.com/company/acme";

    private readonly TempFolder _folder = new();
    private StoreWithGroups _store = null!;

    private Caller Caller => _store.Callers[0];

    public async ValueTask InitializeAsync() => _store = await StoreWithGroups.CreateAsync(groups: 1, audiences: 0, prospects: 0);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(1000)]
    [InlineData(1201)]
    public async Task Audience_of_any_length_is_looked_through(int prospects)
    {
        IReadOnlyList<long> people = await PeopleAsync(prospects);
        (string audience, string[] ids) = await AudienceAsync(people);

        // The first, each hundredth and the last, by what each is known by.
        int[] suppressed = [.. Enumerable.Range(0, prospects).Where(i => i % 100 == 0 || i == prospects - 1)];
        ServiceSettings settings = await SettingsAsync(suppressed.Select((i, n) => (n % 3) switch { 0 => Url(i), 1 => $"https://www.linkedin.com/in/{Id(i)}", _ => $"p{i}@x.example" }));
        SuppressedProspects found = await new SuppressedPeople(_store.Store, settings).OfAudienceAsync(Caller, audience, CancellationToken.None);
        Assert.Equal(suppressed.Select(i => ids[i]), found.ProspectIds!);
        Assert.Empty((await new SuppressedPeople(_store.Store, await SettingsAsync([])).OfAudienceAsync(Caller, audience, CancellationToken.None)).ProspectIds!);
    }

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(3, 10, 7)]
    [InlineData(10, 10, 0)]
    [InlineData(3, 125, 122)]
    [InlineData(3, 128, 125)]
    [InlineData(3, 129, 125)]
    [InlineData(130, 300, 125)]
    public async Task Contact_list_takes_the_next_in_place_of_each_and_counts_them(int suppressed, int people, int contacts)
    {
        await PeopleAsync(people);
        ServiceSettings settings = await SettingsAsync(Enumerable.Range(0, suppressed).Select(Url));
        var request = new CreateContactListRequest { Name = "n", Filters = new() { CompanyLinkedInUrls = [Company], Countries = ["DE"] } };
        ContactList list = await new ContactListRules(_store.Store, settings, TimeProvider.System).CreateAsync(Caller, request, CancellationToken.None);
        Assert.Equal((contacts, suppressed == 0 ? null : suppressed), (list.ContactCount, list.SuppressedCount));
        ContactList bare = await new ContactListRules(_store.Store, settings with { BareReference = true }, TimeProvider.System).CreateAsync(Caller, request, CancellationToken.None);
        Assert.Equal((contacts, null), (bare.ContactCount, bare.SuppressedCount));
    }

    [Fact]
    public async Task Audience_of_another_and_a_file_that_says_nothing_are_refused()
    {
        ServiceSettings settings = await SettingsAsync(["https://www.linkedin.com/in/ann"]);
        Assert.Equal(RefusalCode.NotFound, (await Assert.ThrowsAsync<RuleException>(() => new SuppressedPeople(_store.Store, settings).OfAudienceAsync(Caller, Ids.New(), CancellationToken.None))).Code);
        ServiceSettings bad = await SettingsAsync(["somebody"]);
        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => new SuppressedPeople(_store.Store, bad).OfAudienceAsync(Caller, Ids.New(), CancellationToken.None));
        Assert.Equal("suppression", Assert.Single(refused.Fields).Field);
    }

    private static string Url(int i) => $"https://www.linkedin.com/in/p-{i}";

    private static string Id(int i) => $"ACwAAABcDe{i}";

    private async Task<ServiceSettings> SettingsAsync(IEnumerable<string> lines)
    {
        string path = Path.Combine(_folder.Path, $"{Guid.NewGuid():N}.txt");
        await File.WriteAllLinesAsync(path, lines);
        return new ServiceSettings { Suppression = new SuppressionSource(path, isOptional: false) };
    }

    private Task<IReadOnlyList<long>> PeopleAsync(int count) => _store.Store.WriteAsync(
        session => session.AddPeopleAsync(Caller.GroupKey, [.. Enumerable.Range(0, count).Select(i => new PersonWrite(
            Ids.New(), Url(i), Id(i), Company, "DE", false, "{}"u8.ToArray(), System.Text.Encoding.UTF8.GetBytes($$"""[{"email":"p{{i}}@x.example"}]"""), new SearchText($"P {i}", null, null, null, null, null, null, null)))]),
        CancellationToken.None);

    private Task<(string Audience, string[] Prospects)> AudienceAsync(IReadOnlyList<long> people) => _store.Store.WriteAsync(
        async session =>
        {
            var audience = new AudienceRow { Id = Ids.New(), GroupKey = Caller.GroupKey, Name = "a", Type = AudienceType.OnDemand, Ready = true };
            string[] ids = [.. people.Select(_ => Ids.New())];
            await session.AddProspectsAsync(Caller.GroupKey, await session.AddAudienceAsync(audience), [.. people.Select((person, i) => new ProspectWrite(ids[i], person, "{}"u8.ToArray()))]);
            return (audience.Id, ids);
        },
        CancellationToken.None);
}
