using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>Whoever is in an audience that a start excludes is neither imported nor charged, however addressed and in whatever order.</summary>
[Collection(SharedService.Name)]
public sealed class ExclusionTests(SharedService shared)
{
    private static readonly Person[] s_people = [.. SampleData.People(600, 1)];

    private Api Api => shared.Api;

    [Fact]
    public async Task People_of_excluded_audiences_are_never_charged()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 6; run++)
        {
            string because = $"seed {seed}, run {run}";
            (string First, HashSet<string> InFirst) a = await AudienceAsync(random);
            (string Second, HashSet<string> InSecond) b = await AudienceAsync(random);
            Person[] wanted = [.. Enumerable.Range(0, random.Next(5, 60)).Select(_ => s_people[random.Next(120)]).DistinctBy(p => p.ProfileUrl)];
            HashSet<string> excluded = [.. wanted.Select(p => p.ProfileUrl).Where(url => a.InFirst.Contains(url) || b.InSecond.Contains(url))];
            string body = Body(wanted.Select(p => Form(p, random)), a.First, b.Second);

            JsonNode measure = (await Api.PostAsync(Routes.LocalMeasure, body)).Json;
            long before = await Api.CreditsAsync();
            JsonNode job = await Api.RunJobAsync(body);

            IEnumerable<string> imported = (await Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string)p["linkedinUrl"]!);
            Assert.True(imported.ToHashSet().SetEquals(wanted.Select(p => p.ProfileUrl).Except(excluded)), because);
            Assert.Equal(before - (wanted.Length - excluded.Count), await Api.CreditsAsync());
            Assert.Equal(excluded.Count, (long?)job["excludedCount"] ?? 0);
            Assert.Equal((excluded.Count, wanted.Length - excluded.Count), ((long)measure["excluded"]!, (long)measure["importable"]!));
        }
    }

    [Fact]
    public async Task A_list_goes_on_to_others_where_some_are_excluded()
    {
        string list = await Api.LeadListAsync("Sales directors");
        JsonNode first = await Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{list}}","maxResults":4}""");
        JsonNode second = await Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{list}}","maxResults":4,"excludeAudienceIds":["{{first["audienceId"]}}"]}""");

        Assert.Equal(4, (long)second["excludedCount"]!);
        string[] ids = await NamesAsync(first), others = await NamesAsync(second);
        Assert.Equal(4, others.Length);
        Assert.Empty(ids.Intersect(others));
    }

    [Fact]
    public async Task A_key_holds_for_one_exclusion_however_it_is_written()
    {
        string one = (await AudienceAsync(new Random(1))).Id, other = (await AudienceAsync(new Random(2))).Id;
        string key = Guid.NewGuid().ToString();
        string[] urls = [s_people[200].ProfileUrl];
        string job = await Api.StartJobAsync(Body(urls, one, other), key);

        Assert.Equal(job, await Api.StartJobAsync(Body(urls, other.ToUpperInvariant(), one, one), key));
        foreach (string changed in new[] { Body(urls, one), Body(urls), Body(urls, one, other, (await AudienceAsync(new Random(3))).Id) })
        {
            Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), changed, ("Idempotency-Key", key));
            Assert.Equal((409, ErrorCodes.IdempotencyConflict), (answer.Status, answer.Code));
        }
    }

    [Theory]
    [InlineData("""["000000000000000000000000"]""", "excludeAudienceIds")]
    [InlineData("""["not an id"]""", "excludeAudienceIds[0]")]
    public async Task An_audience_that_is_not_there_cannot_be_excluded(string ids, string field)
    {
        long before = await Api.CreditsAsync();
        Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), $$"""{"source":"url_upload","urls":["{{s_people[0].ProfileUrl}}"],"excludeAudienceIds":{{ids}}}""");
        Assert.Equal((400, field), (answer.Status, Assert.Single(answer.Fields)));
        Assert.Equal(before, await Api.CreditsAsync());
    }

    private static string Body(IEnumerable<string> urls, params string[] excluded) =>
        JsonSerializer.Serialize(new { source = "url_upload", urls, excludeAudienceIds = excluded });

    // Any form by which the person is known.
    private static string Form(Person person, Random random) => random.Next(4) switch
    {
        0 when person.ProviderId is { } id => $"https://www.linkedin.com/sales/lead/{id},NAME_SEARCH,x",
        1 when person.ProviderId is { } id => $"https://linkedin.com/in/{id}/",
        2 => person.ProfileUrl.Replace("www.", "de.", StringComparison.Ordinal) + "/?trk=x",
        _ => person.ProfileUrl,
    };

    private async Task<(string Id, HashSet<string> People)> AudienceAsync(Random random)
    {
        string[] urls = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => s_people[random.Next(120)].ProfileUrl).Distinct()];
        JsonNode job = await Api.RunJobAsync(Body(urls));
        return ((string)job["audienceId"]!, [.. urls]);
    }

    private async Task<string[]> NamesAsync(JsonNode job) =>
        [.. (await Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string)p["linkedinUrl"]!)];
}
