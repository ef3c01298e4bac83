using System.Text.Json;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using ProspectingTools.Service.People;
using ProspectingTools.Service.Sample;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

public sealed class PersonMergeTests
{
    private const string Profile = "https://www.linkedin.com/in/ann";

    [Fact]
    public void The_newer_job_counts_and_gaps_are_filled()
    {
        Person known = Of(new() { Name = "Ann", Title = "CTO", Headline = "old", About = "me", Company = new() { Name = "Aurelia", Website = "a.example" } });
        Person incoming = Of(new() { Name = "Ann Lee", FirstName = "Ann", Title = "CEO", About = "new", Company = new() { Name = "Velmora" } }) with { ProviderId = "ACwAAA" };
        Person merged = PersonMerge.Merge(known, incoming);
        Assert.Equal(
            """{"firstName":"Ann","name":"Ann","headline":"old","about":"me","company":{"name":"Velmora"},"title":"CEO"}""",
            Json(merged));
        Assert.Equal((Profile, "ACwAAA"), (merged.ProfileUrl, merged.ProviderId));
    }

    [Fact]
    public void The_same_company_is_completed()
    {
        Person known = Of(new() { Company = new() { Name = "Aurelia", Website = "a.example", Size = "11-50" } });
        Person incoming = Of(new() { Company = new() { Name = "AURELIA", Size = "51-200", Founded = "1999" } });
        Assert.Equal("""{"company":{"name":"AURELIA","website":"a.example","size":"51-200","founded":"1999"}}""", Json(PersonMerge.Merge(known, incoming)));
    }

    [Fact]
    public void Addresses_are_united_without_case()
    {
        Person known = Of(new() { Emails = [new() { Email = "a@x.example", Deliverable = "true" }] });
        Person incoming = Of(new() { Emails = [new() { Email = "A@X.example", Deliverable = "false", QualityScore = "0.9" }, new() { Email = "b@x.example" }] });
        Assert.Equal(
            """{"emails":[{"email":"a@x.example","deliverable":"true","qualityScore":"0.9"},{"email":"b@x.example"}]}""",
            Json(PersonMerge.Merge(known, incoming)));
    }

    [Fact]
    public void A_country_is_not_put_to_another_place()
    {
        Person known = Of(new() { Location = new() { Text = "Paris" } });
        Assert.Equal("""{"location":{"text":"Paris"}}""", Json(PersonMerge.Merge(known, Of(new() { Location = new() { Text = "Berlin", CountryCode = "DE" } }))));
        Assert.Equal("""{"location":{"text":"Paris","countryCode":"FR"}}""", Json(PersonMerge.Merge(known, Of(new() { Location = new() { CountryCode = "FR" } }))));
    }

    [Fact]
    public void Merging_again_changes_nothing_and_no_argument_is_changed()
    {
        Person[] people = [.. SampleData.People(400, 7)];
        for (int i = 0; i < people.Length; i += 2)
        {
            (string known, string incoming) = (Json(people[i]), Json(people[i + 1]));
            Person once = PersonMerge.Merge(people[i], people[i + 1]);
            Assert.Equal(Json(once), Json(PersonMerge.Merge(once, people[i + 1])));
            Assert.Equal(known, Json(PersonMerge.Merge(people[i], people[i])));
            Assert.Equal((known, incoming), (Json(people[i]), Json(people[i + 1])));
        }
    }

    private static Person Of(Prospect prospect) => new(Profile, null, prospect);

    private static string Json(Person person) => JsonSerializer.Serialize(person.Prospect, WireJson.Context.Prospect);
}
