using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Search;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

public sealed partial class SampleDataTests
{
    private const int Many = 20_000;

    private static readonly Person[] s_people = [.. SampleData.People(Many, seed: 1)];

    [Fact]
    public void The_same_seed_makes_the_same_people()
    {
        Assert.Equal(s_people.Take(500).Select(Json), SampleData.People(500, 1).Select(Json));
        Assert.Empty(s_people.Take(500).Select(p => p.ProfileUrl).Intersect(SampleData.People(500, 2).Select(p => p.ProfileUrl)));
    }

    [Fact]
    public void The_people_are_the_same_on_every_machine()
    {
        // Scripts of users name these people: a change here changes their data.
        Person first = s_people[0];
        Assert.Equal("https://www.linkedin.com/in/donato-dangelo-85ebca6b", first.ProfileUrl);
        Assert.Equal("Engineering Manager", first.Prospect.Title);
    }

    [Fact]
    public void Profiles_and_provider_ids_are_unique_and_in_normal_form()
    {
        Assert.Equal(Many, s_people.Select(p => p.ProfileUrl).ToHashSet().Count);
        Assert.Equal(Many, s_people.Select(p => p.ProviderId).ToHashSet().Count);
        Assert.All(s_people, person =>
        {
            Assert.True(LinkedInUrl.TryNormalizeProfile(person.ProfileUrl, out string? url));
            Assert.Equal(url, person.ProfileUrl);
            Assert.Equal(url, person.Prospect.LinkedinUrl);
            Assert.Equal(LinkedInUrl.IdentifierOf(url), person.Prospect.PublicIdentifier);
            Assert.Matches("^ACwAAA[A-Za-z0-9_-]{20}$", person.ProviderId);
        });
    }

    [Fact]
    public void Companies_are_several_hundred_with_pages_in_normal_form()
    {
        Company[] companies = [.. s_people.Select(p => p.Prospect.Company!).DistinctBy(c => c.LinkedinUrl)];
        Assert.InRange(companies.Length, 300, 1000);
        Assert.Equal(companies.Length, companies.Select(c => c.Name).Distinct().Count());
        Assert.All(companies, company =>
        {
            Assert.True(LinkedInUrl.TryNormalizeCompany(company.LinkedinUrl, out string? url));
            Assert.Equal(url, company.LinkedinUrl);
        });
    }

    [Fact]
    public void Every_field_of_the_contract_is_filled()
    {
        JsonElement example = JsonSerializer.SerializeToElement(Full(), WireJson.Context.Prospect);
        foreach (Person person in s_people.Take(2000).Where(p => p.Prospect.Emails!.Count > 0))
        {
            JsonElement made = JsonSerializer.SerializeToElement(person.Prospect, WireJson.Context.Prospect);
            Assert.Equal(Paths(example), Paths(made));
        }
    }

    [Fact]
    public void A_record_is_about_1200_bytes()
    {
        double average = s_people.Take(2000).Average(person => Encoding.UTF8.GetByteCount(Json(person)));
        Assert.InRange(average, 1100, 1450);
    }

    [Fact]
    public void Addresses_are_unique_and_lead_nowhere()
    {
        string[] addresses = [.. s_people.SelectMany(p => p.Prospect.Emails!).Select(e => e.Email!)];
        Assert.Equal(addresses.Length, addresses.Distinct().Count());
        Assert.All(addresses, address => Assert.Matches(@"^[a-z0-9.]+@[a-z0-9-]+\.example$", address));
        Assert.All(s_people.Take(2000), person =>
        {
            string withoutLinkedIn = Json(person).Replace("https://www.linkedin.com/", string.Empty, StringComparison.Ordinal);
            Assert.All(Hosts().Matches(withoutLinkedIn), host => Assert.EndsWith(".example", host.Groups[1].Value, StringComparison.Ordinal));
        });
        Assert.InRange(s_people.Count(p => p.Prospect.Emails!.Count == 0), Many / 20, Many / 4);
    }

    [Fact]
    public void Names_come_from_many_cultures_and_scripts()
    {
        string names = string.Concat(s_people.Select(p => p.Prospect.Name));
        Assert.Contains("ø", names, StringComparison.Ordinal);
        Assert.Contains("Ł", names, StringComparison.Ordinal);
        Assert.Contains("민준", names, StringComparison.Ordinal);
        Assert.Contains("𠮷田", names, StringComparison.Ordinal);
        Assert.InRange(s_people.Select(p => p.Prospect.Location!.CountryCode).Distinct().Count(), 25, 50);
        Assert.All(s_people, p => Assert.True(Countries.IsCode(p.Prospect.Location!.CountryCode)));
        Assert.InRange(s_people.Select(p => p.Prospect.Name).Distinct().Count(), 3000, Many);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(500)]
    public void No_source_is_empty(int count)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            Person[] people = [.. SampleData.People(count, seed)];
            Assert.All(
                SampleData.LeadLists(count, seed),
                list => Assert.True(people.Any(person => Matches(list.Query, person)), $"{list.Name}, seed {seed}"));
            Assert.All(
                SampleData.SavedSearches(seed),
                search => Assert.True(people.Any(person => Matches(search.Query, person)), $"{search.Name}, seed {seed}"));
        }
    }

    [Fact]
    public void Two_lead_lists_begin_with_Engineering() =>
        Assert.Equal(2, SampleData.LeadLists(500, 1).Count(list => list.Name.StartsWith("Engineering", StringComparison.Ordinal)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(5000)]
    public void Commenters_are_people_of_the_sample(int count)
    {
        IReadOnlyList<SamplePost> posts = SampleData.Posts(count, 1);
        Assert.Equal(count > 0, posts.Count > 0);
        Assert.Equal(posts.Count, posts.Select(p => p.PostUrl).Distinct().Count());
        Assert.All(posts, post =>
        {
            Assert.True(LinkedInUrl.TryNormalizePost(post.PostUrl, out string? url));
            Assert.Equal(url, post.PostUrl);
            Assert.NotEmpty(post.CommenterIndexes);
            Assert.Equal(post.CommenterIndexes.Count, post.CommenterIndexes.Distinct().Count());
            Assert.All(post.CommenterIndexes, index => Assert.InRange(index, 0, count - 1));
        });
    }

    [Fact]
    public void Signals_belong_to_the_person()
    {
        IReadOnlyList<SignalResult>[] all = [.. s_people.Take(300).Select(p => SampleData.Signals(p.ProfileUrl, 1))];
        string one = JsonSerializer.Serialize(all[0], WireJson.Context.IReadOnlyListSignalResult);
        Assert.Equal(one, JsonSerializer.Serialize(SampleData.Signals(s_people[0].ProfileUrl, 1), WireJson.Context.IReadOnlyListSignalResult));
        Assert.True(all.Select(s => JsonSerializer.Serialize(s, WireJson.Context.IReadOnlyListSignalResult)).Distinct().Count() > 200);
        Assert.All(all.SelectMany(s => s).SelectMany(r => r.Items!), item => Assert.InRange(item.Score!.Value, 0, 100));
    }

    private static string Json(Person person) => JsonSerializer.Serialize(person.Prospect, WireJson.Context.Prospect);

    private static bool Matches(DirectoryQuery query, Person person) =>
        (query.Titles.Count == 0 || query.Titles.Any(title => person.Prospect.Title!.Contains(title, StringComparison.OrdinalIgnoreCase)))
        && (query.Countries.Count == 0 || query.Countries.Contains(person.Prospect.Location!.CountryCode!))
        && (query.Seniorities.Count == 0 || query.Seniorities.Intersect(Seniority.Of(person.Prospect.Title)).Any())
        && (query.Keywords is null || $"{person.Prospect.Title} {person.Prospect.Headline} {person.Prospect.About}".Contains(query.Keywords, StringComparison.OrdinalIgnoreCase));

    private static Prospect Full() => new()
    {
        FirstName = "a",
        LastName = "a",
        Name = "a",
        Headline = "a",
        About = "a",
        PhotoUrl = "a",
        LinkedinUrl = "a",
        PublicIdentifier = "a",
        Company = new()
        {
            Name = "a",
            LinkedinIdentifier = "a",
            LinkedinUrl = "a",
            Industry = "a",
            Website = "a",
            Size = "a",
            Location = "a",
            About = "a",
            LogoUrl = "a",
            Founded = "a",
            Type = "a",
            Specialties = "a",
            FollowerCount = 1,
            Tagline = "a",
        },
        Title = "a",
        Location = new() { Text = "a", CountryCode = "a" },
        Emails = [new() { Email = "a", Deliverable = "a", QualityScore = "a" }],
        Premium = true,
        IsOpenProfile = true,
        ConnectionStatus = "a",
        ChatStatus = "a",
    };

    private static string Paths(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().Select(p => p.Name + Paths(p.Value))) + "}",
        JsonValueKind.Array => "[" + Paths(element[0]) + "]",
        _ => string.Empty,
    };

    [GeneratedRegex("(?:https?://|@)([^/\" ]+)")]
    private static partial Regex Hosts();
}
