using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>Pages of contacts begin and end where they say, and a person who lacks something is shown without it.</summary>
public sealed class ContactPageTests : IAsyncLifetime
{
    private const string Company = "https://www.linkedin.com/company/acme";
    private const int People = 30;

    private StoreWithGroups _store = null!;

    private Caller Caller => _store.Callers[0];

    private ContactListRules Lists => new(_store.Store, new ServiceSettings(), TimeProvider.System);

    private ContactSearchRules Search => new(_store.Store, new ServiceSettings());

    public async ValueTask InitializeAsync()
    {
        _store = await StoreWithGroups.CreateAsync(groups: 1, audiences: 0, prospects: 0);
        await AddAsync([.. Enumerable.Range(0, People).Select(i => new Person($"https://www.linkedin.com/in/p-{i}", null, new Prospect
        {
            Name = $"P {i}", Title = "Engineer", LinkedinUrl = $"https://www.linkedin.com/in/p-{i}", Company = new() { Name = "Acme", LinkedinUrl = Company },
        }))]);
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(null, null, 25, 0, 25, true)]
    [InlineData(0, null, 25, 0, 25, true)]
    [InlineData(29, null, 29, 0, 29, true)]
    [InlineData(30, null, 30, 0, 30, false)]
    [InlineData(31, null, 31, 0, 30, false)]
    [InlineData(100, 0, 100, 0, 30, false)]
    [InlineData(1, 28, 1, 28, 1, true)]
    [InlineData(1, 29, 1, 29, 1, false)]
    [InlineData(10, 20, 10, 20, 10, false)]
    [InlineData(10, 19, 10, 19, 10, true)]
    [InlineData(10, 30, 10, 30, 0, false)]
    [InlineData(100, int.MaxValue - 100, 100, int.MaxValue - 100, 0, false)]
    public async Task Page_of_a_search_is_a_part_of_the_whole_and_says_whether_there_is_more(int? limit, int? offset, int taken, int from, int count, bool hasMore)
    {
        ContactSearchPage page = await Search.SearchAsync(Caller, new() { Keywords = "engineer", Limit = limit, Offset = offset }, CancellationToken.None);
        Assert.Equal((taken, from, People, hasMore), (page.Limit, page.Offset, page.Total, page.HasMore));
        Assert.Equal(Enumerable.Range(from, count).Select(i => $"P {i}"), page.Items!.Select(contact => contact.FullName!));
    }

    [Theory]
    [InlineData(-1, null, "limit")]
    [InlineData(101, null, "limit")]
    [InlineData(null, -1L, "offset")]
    [InlineData(null, (long)int.MaxValue - 99, "offset")]
    public async Task Page_that_there_cannot_be_is_refused(int? limit, long? offset, string field)
    {
        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => Search.SearchAsync(Caller, new() { Keywords = "a", Limit = limit, Offset = offset }, CancellationToken.None));
        Assert.Equal(field, Assert.Single(refused.Fields).Field);
    }

    [Theory]
    [InlineData(100, 0, 30, false)]
    [InlineData(29, 0, 29, true)]
    [InlineData(30, 0, 30, false)]
    [InlineData(10, 20, 10, false)]
    [InlineData(10, 19, 10, true)]
    [InlineData(10, 31, 0, false)]
    public async Task Page_of_a_list_is_a_part_of_the_whole_and_says_whether_there_is_more(int limit, int offset, int count, bool hasMore)
    {
        string id = (await CreateAsync(new() { Keywords = "engineer" })).ListId!;
        OffsetPage<Contact> page = await Lists.ContactsAsync(Caller, id, limit, offset, CancellationToken.None);
        Assert.Equal((limit, offset, People, hasMore), (page.Limit, page.Offset, page.Total, page.HasMore));
        Assert.Equal(Enumerable.Range(offset, count).Select(i => $"P {i}"), page.Items!.Select(contact => contact.FullName!));
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, false)]
    [InlineData(3, 0, false)]
    [InlineData(3, 3, false)]
    public async Task Page_of_lists_has_the_newest_first(int limit, int offset, bool hasMore)
    {
        List<string> made = [];
        for (int i = 0; i < 3; i++)
        {
            made.Insert(0, (await CreateAsync(new() { Keywords = "engineer" })).ListId!);
        }

        OffsetPage<ContactList> page = await Lists.ListAsync(Caller, limit, offset, CancellationToken.None);
        Assert.Equal((3, hasMore), (page.Total, page.HasMore));
        Assert.Equal(made.Skip(offset).Take(limit), page.Items!.Select(list => list.ListId!));
    }

    [Fact]
    public async Task Empty_criteria_are_none_and_a_list_of_blanks_is_told()
    {
        ContactSearchRequest request = new() { Keywords = "engineer", JobTitles = [], Countries = [], Departments = [], SeniorityLevels = [], CompanyLinkedInUrls = [], FirstName = string.Empty, LastName = " " };
        ContactSearchPage page = await Search.SearchAsync(Caller, request, CancellationToken.None);
        Assert.Equal(People, page.Total);
        Assert.Empty(page.IgnoredFilters!);
        ContactSearchPage blank = await Search.SearchAsync(Caller, new() { Keywords = "engineer", JobTitles = [" ", ""] }, CancellationToken.None);
        Assert.Equal(People, blank.Total);
        Assert.Equal(["jobTitles", "jobTitles"], blank.IgnoredFilters!.Select(filter => filter.Filter!));
        await RefusedAsync(new() { JobTitles = [" "], FirstName = " ", Countries = [] });
    }

    [Theory]
    [InlineData("countries", "")]
    [InlineData("countries", null)]
    [InlineData("countries", "Nowhereland")]
    [InlineData("companyLinkedInUrls", null)]
    [InlineData("seniorityLevels", null)]
    [InlineData("departments", "")]
    public async Task Value_that_is_none_is_refused_in_its_place_and_nothing_is_made_of_it(string field, string? value)
    {
        string?[] values = [field switch { "countries" => "DE", "companyLinkedInUrls" => Company, "seniorityLevels" => "Director", _ => "Sales" }, value];
        ContactSearchRequest request = JsonSerializer.Deserialize($$"""{"{{field}}":{{JsonSerializer.Serialize(values)}}}""", WireJson.Context.ContactSearchRequest)!;
        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => Search.SearchAsync(Caller, request, CancellationToken.None));
        FieldError error = Assert.Single(refused.Fields);
        Assert.Equal($"{field}[1]", error.Field);
        Assert.DoesNotContain("that of", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_criterion_finds_its_people_alone_and_all_together_find_those_whom_each_finds()
    {
        await AddAsync([
            Of("a-1", new() { FirstName = "Anna", LastName = "Berg", Title = "Sales Director", Location = new() { CountryCode = "DE" }, Company = new() { LinkedinUrl = "https://www.linkedin.com/company/one" } }),
            Of("a-2", new() { FirstName = "Anna", LastName = "Cole", Title = "Sales Director", Location = new() { CountryCode = "FR" }, Company = new() { LinkedinUrl = "https://www.linkedin.com/company/one" } }),
            Of("a-3", new() { FirstName = "Bert", LastName = "Berg", Title = "Nurse", Location = new() { CountryCode = "DE" }, Company = new() { LinkedinUrl = "https://www.linkedin.com/company/two" } }),
        ]);
        Assert.Equal(["a-1", "a-2"], await FoundAsync(new() { FirstName = "Anna" }));
        Assert.Equal(["a-1", "a-3"], await FoundAsync(new() { LastName = "berg" }));
        Assert.Equal(["a-1", "a-2"], await FoundAsync(new() { JobTitles = ["Sales", "Director AND Sales"] }));
        Assert.Equal(["a-1", "a-2", "a-3"], await FoundAsync(new() { JobTitles = ["Sales", "Nurse"] }));
        Assert.Equal(["a-1", "a-3"], await FoundAsync(new() { Countries = ["de"] }));
        Assert.Equal(["a-1", "a-2", "a-3"], await FoundAsync(new() { Countries = ["FR", "DE"] }));
        Assert.Equal(["a-3"], await FoundAsync(new() { CompanyLinkedInUrls = ["linkedin.com/company/TWO/about"] }));
        Assert.Equal(["a-1", "a-2"], await FoundAsync(new() { SeniorityLevels = ["Director", "CXO"] }));
        Assert.Equal(["a-1"], await FoundAsync(new() { FirstName = "Anna", LastName = "Berg", JobTitles = ["Sales"], Countries = ["DE"], CompanyLinkedInUrls = ["https://www.linkedin.com/company/one"], SeniorityLevels = ["Director"] }));
        Assert.Equal(["a-2"], await FoundAsync(new() { Keywords = "director NOT nurse", Countries = ["FR"] }));
    }

    [Theory]
    [InlineData(null, null, null, 0)]
    [InlineData("Chemist", null, null, 1)]
    [InlineData(null, "Beta", null, 1)]
    [InlineData("Chemist", "Beta", "ACwAAABcDeF", 1)]
    public async Task Contact_is_shown_with_what_is_known_of_the_person(string? title, string? company, string? id, int positions)
    {
        string address = id is null ? "urn:name:zeno" : $"https://www.linkedin.com/in/{id}";
        await AddAsync([new Person(address, id, new Prospect
        {
            Name = "Zeno Unique", Title = title, PhotoUrl = "https://example.com/z", Headline = "Zenologist", FirstName = "Zeno", LastName = "Unique",
            Company = new() { Name = company, LinkedinUrl = "https://www.linkedin.com/company/beta" }, Location = new() { Text = "Here" },
        })]);
        FoundContact found = Assert.Single((await Search.SearchAsync(Caller, new() { Keywords = "zenologist" }, CancellationToken.None)).Items!);
        string? lead = id is null ? null : $"https://www.linkedin.com/sales/lead/{id}";
        Assert.Equal(("Zeno Unique", "Zeno", "Unique", "Zenologist", "Here", title, company), (found.FullName, found.FirstName, found.LastName, found.Headline, found.Location, found.Role, found.CompanyName));
        Assert.Equal((id is null ? null : address, lead), (found.LinkedInProfileUrl, found.LinkedInSalesNavigatorProfileUrl));

        ContactList list = await CreateAsync(new() { Keywords = "zenologist" }, "https://www.linkedin.com/company/beta");
        Contact contact = Assert.Single((await Lists.ContactsAsync(Caller, list.ListId!, 10, 0, CancellationToken.None)).Items!);
        Assert.Equal(("Zeno Unique", "Zeno", "Unique", "Zenologist", "Here", title, company), (contact.FullName, contact.FirstName, contact.LastName, contact.Headline, contact.Location, contact.Role, contact.CompanyName));
        Assert.Equal((list.ListId, lead, "https://example.com/z"), (contact.ListId, contact.LinkedInSalesNavigatorProfileUrl, contact.Avatar));
        Assert.Equal(positions, JsonSerializer.SerializeToElement(contact.Positions).GetArrayLength());
    }

    [Fact]
    public async Task List_of_another_group_is_not_there_and_a_deleted_one_neither()
    {
        ContactList list = await CreateAsync(new() { Keywords = "engineer" });
        Caller other = Caller with { GroupKey = Caller.GroupKey + 1 };
        foreach (string id in new[] { list.ListId!, Ids.New(), "x" })
        {
            Assert.Equal(RefusalCode.NotFound, (await Assert.ThrowsAsync<RuleException>(() => Lists.GetAsync(other, id, default))).Code);
        }

        Assert.Equal(list.ListId, (await Lists.GetAsync(Caller, list.ListId!.ToUpperInvariant(), default)).ListId);
        Assert.True(await Lists.DeleteAsync(Caller, list.ListId!, default));
        Assert.Equal(RefusalCode.NotFound, (await Assert.ThrowsAsync<RuleException>(() => Lists.DeleteAsync(Caller, list.ListId!, default))).Code);
    }

    private static Person Of(string name, Prospect prospect)
    {
        prospect.LinkedinUrl = $"https://www.linkedin.com/in/{name}";
        prospect.Name = $"{prospect.FirstName} {prospect.LastName}";
        return new Person(prospect.LinkedinUrl, null, prospect);
    }

    private async Task<string[]> FoundAsync(ContactSearchRequest request) =>
        [.. (await Search.SearchAsync(Caller, request, CancellationToken.None)).Items!.Select(contact => contact.LinkedInProfileUrl!.Split('/')[^1])];

    private async Task RefusedAsync(ContactSearchRequest request) =>
        Assert.Equal(RefusalCode.NoCriterion, (await Assert.ThrowsAsync<RuleException>(() => Search.SearchAsync(Caller, request, CancellationToken.None))).Code);

    private Task<ContactList> CreateAsync(ContactListFilters filters, string company = Company)
    {
        filters.CompanyLinkedInUrls = [company];
        return Lists.CreateAsync(Caller, new() { Name = "n", Filters = filters }, CancellationToken.None);
    }

    private Task<bool> AddAsync(Person[] people) => _store.Store.WriteAsync(
        async session =>
        {
            await PeopleMerging.AddAsync(session, Caller.GroupKey, people, sample: false);
            return true;
        },
        CancellationToken.None);
}
