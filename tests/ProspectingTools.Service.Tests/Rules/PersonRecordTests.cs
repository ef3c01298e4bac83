using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>A person comes out of the store as they went in, and who is written stays as they were.</summary>
public sealed class PersonRecordTests
{
    private const string Ann = "https://www.linkedin.com/in/ann";
    private const string Older = "https://www.linkedin.com/in/ann-older";
    private const string Id = "ACwAAABcDeF";

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public void What_is_stored_comes_back(bool withEmails, bool withNames, bool withExtra)
    {
        Person person = Whole(withEmails, withNames, withExtra);
        string before = Json(person);
        PersonWrite written = PersonRecord.ToStore(person, "id", sample: false);
        Assert.Equal(before, Json(person));
        Assert.DoesNotContain("@", System.Text.Encoding.UTF8.GetString(written.Json), System.StringComparison.Ordinal);
        Assert.Equal(withEmails, written.Emails is not null);

        Person read = PersonRecord.FromStore(Stored(written));
        Assert.Equal(before, Json(read));
        Assert.Equal((person.ProfileUrl, person.ProviderId), (read.ProfileUrl, read.ProviderId));
        Assert.Equal(person.OtherAddresses.Order(), read.OtherAddresses.Order());
        Assert.True(PersonRecord.Same(Stored(written), PersonRecord.ToStore(read, "id", sample: false)));
    }

    [Fact]
    public void Names_that_the_record_has_anyway_are_not_further_ones()
    {
        Person person = Whole(withEmails: false, withNames: false, withExtra: false) with { OtherAddresses = [Ann, Older, Id] };
        Assert.Equal([Older], PersonRecord.FromStore(Stored(PersonRecord.ToStore(person, "id", sample: false))).OtherAddresses);
    }

    [Fact]
    public void Each_part_that_differs_makes_another_record()
    {
        PersonWrite written = PersonRecord.ToStore(Whole(withEmails: true, withNames: false, withExtra: false), "id", sample: false);
        Assert.True(PersonRecord.Same(Stored(written), written));
        Assert.False(PersonRecord.Same(Stored(written), written with { ProviderId = "ACwAAABcDeG" }));
        Assert.False(PersonRecord.Same(Stored(written), written with { Json = "{}"u8.ToArray() }));
        Assert.False(PersonRecord.Same(Stored(written), written with { Emails = null }));
        Assert.False(PersonRecord.Same(Stored(written with { Emails = null }), written));
        Assert.True(PersonRecord.Same(Stored(written with { Emails = null }), written with { Emails = [] }));
    }

    [Theory]
    [InlineData("Ann", "Lee", "Dr. Ann Lee", "Ann", "Lee")]
    [InlineData(null, null, "Ann Lee", "Ann Lee", "Ann Lee")]
    [InlineData("Ann", null, "Ann Lee", "Ann", "Ann Lee")]
    [InlineData(null, null, null, null, null)]
    public void Full_name_stands_for_a_part_that_is_not_known(string? first, string? last, string? name, string? firstWords, string? lastWords)
    {
        SearchText words = PersonRecord.ToStore(new Person(Ann, null, new Prospect { FirstName = first, LastName = last, Name = name }), "id", sample: false).Text;
        Assert.Equal((firstWords, lastWords), (words.FirstName, words.LastName));
    }

    [Theory]
    [InlineData("linkedin.com/company/Acme/about", "de", "https://www.linkedin.com/company/acme", "DE")]
    [InlineData("https://example.com", "DE", null, "DE")]
    [InlineData(null, null, null, null)]
    public void Company_and_country_are_stored_in_normal_form(string? page, string? country, string? storedPage, string? storedCountry)
    {
        PersonWrite written = PersonRecord.ToStore(
            new Person(Ann, null, new Prospect { Company = new() { LinkedinUrl = page }, Location = new() { CountryCode = country } }), "id", sample: false);
        Assert.Equal((storedPage, storedCountry), (written.CompanyUrl, written.CountryCode));
    }

    private static Person Whole(bool withEmails, bool withNames, bool withExtra) => new(Ann, Id, new Prospect
    {
        Name = "Ann Lee",
        Title = "CTO",
        Emails = withEmails ? [new() { Email = "a@x.example" }, new() { Email = "b@x.example" }] : null,
        Extra = withExtra ? new() { ["size"] = "L" } : null,
    })
    {
        OtherAddresses = withNames ? [Older, "ACoAAABcDeF"] : [],
    };

    private static DirectoryPerson Stored(PersonWrite written) =>
        new() { Id = "id", ProfileUrl = written.ProfileUrl, ProviderId = written.ProviderId, Json = written.Json, Emails = written.Emails };

    private static string Json(Person person) => JsonSerializer.Serialize(person.Prospect, WireJson.Context.Prospect);
}
