using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>Each input of a job has one result, and what the results say was charged is what was charged.</summary>
[Trait("Category", "Slow")]
public sealed class JobResultTests
{
    private const int Samples = 200;

    private static readonly Person[] s_people = [.. SampleData.People(Samples, 1)];

    [Fact]
    public async Task Results_of_addresses_add_up()
    {
        using var folder = new TempFolder();
        await using ServiceProcess service = await ServiceProcess.OnFolderAsync(folder.Path, "--sample", $"{Samples}", "--job-rate", "400");
        await RunAsync(service.Api, runs: 12);
    }

    [PostgresFact]
    public async Task Results_of_addresses_add_up_on_PostgreSQL()
    {
        await using ServiceProcess service = await ServiceProcess.OnDatabaseAsync(TestStore.NewDatabase(), "--sample", $"{Samples}", "--job-rate", "400");
        await RunAsync(service.Api, runs: 4);
    }

    [Fact]
    public async Task People_of_a_list_have_results_too_and_another_key_has_none_of_them()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "600", "--credits", "5");
        Api api = service.Api;
        string list = await api.LeadListAsync("Sales directors");
        JsonNode first = await api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{list}}","maxResults":3}""");
        JsonNode second = await api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{list}}","maxResults":100,"excludeAudienceIds":["{{first["audienceId"]}}"]}""");

        Assert.All(await ResultsAsync(api, first, 2), result => Assert.Equal((JobInputStatus.Imported, 1), (Status(result), (long)result["credits"]!)));
        IReadOnlyList<JsonNode> results = await ResultsAsync(api, second, 5);
        Assert.Equal(3, results.Count(result => Status(result) == JobInputStatus.Excluded));
        Assert.Equal(2, results.Count(result => Status(result) == JobInputStatus.Imported));
        Assert.Contains(results, result => Status(result) == JobInputStatus.NotPaid);
        Assert.All(results, result => Assert.StartsWith("https://www.linkedin.com/in/", (string)result["url"]!, StringComparison.Ordinal));
        Assert.Equal((404, ErrorCodes.NotFound), await CodeAsync(api, Routes.LocalJobResults(new string('a', 24))));
        Assert.Equal(400, (await CodeAsync(api, Routes.LocalJobResults("none"))).Status);
    }

    [Fact]
    public async Task What_is_not_reached_is_pending_or_said_to_be_not_reached()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", $"{Samples}", "--job-rate", "10");
        string id = await service.Api.StartJobAsync(JsonSerializer.Serialize(new { source = "url_upload", urls = s_people.Take(60).Select(person => person.ProfileUrl) }));
        JsonNode begun = await service.Api.WaitAsync(id, job => (long?)job["importedCount"] > 0);
        IReadOnlyList<JsonNode> during = await ResultsAsync(service.Api, begun, 100);
        Assert.Equal(60, during.Count);
        Assert.Contains(during, result => Status(result) == JobInputStatus.Imported);
        Assert.Equal(JobInputStatus.Pending, Status(during[^1]));

        JsonNode cancelled = (await service.Api.PostAsync(Routes.CancelJob(service.Api.Group, id), null)).Data;
        ILookup<string, JsonNode> after = (await ResultsAsync(service.Api, cancelled, 7)).ToLookup(Status);
        Assert.Equal((long)cancelled["importedCount"]!, after[JobInputStatus.Imported].Count());
        Assert.Equal(60, after[JobInputStatus.Imported].Count() + after[JobInputStatus.NotReached].Count());
    }

    private static async Task RunAsync(Api api, int runs)
    {
        int seed = Seed.Next();
        var random = new Random(seed);
        for (int run = 0; run < runs; run++)
        {
            await SetBalanceAsync(api, 1000);
            HashSet<Person> excluded = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => s_people[random.Next(60)])];
            JsonNode other = await api.RunJobAsync(Body(excluded.Select(person => person.ProfileUrl)));
            (string Url, Person? Person)[] inputs = [.. Enumerable.Range(0, random.Next(1, 120)).Select(_ => Input(random))];
            bool emails = random.Next(2) == 0;
            await SetBalanceAsync(api, random.Next(3) == 0 ? random.Next(2, 60) : 1000);
            long balance = await api.CreditsAsync();

            JsonNode job = await api.RunJobAsync(Body(inputs.Select(input => input.Url), emails, (string)other["audienceId"]!));

            IReadOnlyList<JsonNode> results = await ResultsAsync(api, job, random.Next(1, 101));
            (string Url, Person? Person)[] distinct = [.. inputs.DistinctBy(input => input.Url)];
            Assert.Equal(distinct.Select(input => input.Url), results.Select(result => (string)result["url"]!));
            Assert.Equal(Expected(distinct, excluded, balance / Limits.CreditsFor(1, emails), results), results.Select(Status));
            Assert.Equal((long)job["importedCount"]!, results.Count(result => Status(result) == JobInputStatus.Imported));
            Assert.Equal((long)job["creditsUsed"]!, results.Sum(result => (long)result["credits"]!));
            Assert.Equal(balance - (long)job["creditsUsed"]!, await api.CreditsAsync());
            IEnumerable<string> inAudience = (await api.ProspectsAsync((string)job["audienceId"]!)).Select(prospect => (string)prospect["id"]!);
            Assert.Equal(inAudience, results.Where(result => Status(result) == JobInputStatus.Imported).Select(result => (string)result["prospectId"]!));
            Assert.All(results, result => Assert.Equal(Status(result) == JobInputStatus.Imported, result["reason"] is null));
        }
    }

    // What comes after the last credit is not paid, or was found out for nothing in the same step.
    private static IEnumerable<string> Expected((string Url, Person? Person)[] inputs, HashSet<Person> excluded, long affordable, IReadOnlyList<JsonNode> results)
    {
        HashSet<Person> imported = [];
        bool ranOut = false;
        for (int i = 0; i < inputs.Length; i++)
        {
            string status = inputs[i].Person is not { } person ? JobInputStatus.Unknown
                : excluded.Contains(person) ? JobInputStatus.Excluded
                : imported.Contains(person) ? JobInputStatus.AlreadyThere
                : imported.Count == affordable ? JobInputStatus.NotPaid
                : JobInputStatus.Imported;
            ranOut |= status == JobInputStatus.NotPaid;
            if (status == JobInputStatus.Imported)
            {
                imported.Add(inputs[i].Person!);
            }

            yield return ranOut && Status(results[i]) == JobInputStatus.NotPaid ? JobInputStatus.NotPaid : status;
        }
    }

    // Any form by which the person is known; or nobody.
    private static (string Url, Person? Person) Input(Random random)
    {
        Person person = s_people[random.Next(90)];
        string url = random.Next(5) switch
        {
            0 when person.ProviderId is { } id => $"https://www.linkedin.com/sales/lead/{id}",
            1 when person.ProviderId is { } id => $"https://www.linkedin.com/in/{id}",
            2 => $"https://www.linkedin.com/in/nobody-{random.Next(20)}",
            _ => person.ProfileUrl,
        };
        return (LinkedInUrl.TryNormalizeProfile(url, out string? normal) ? normal : url, url.Contains("nobody", StringComparison.Ordinal) ? null : person);
    }

    private static string Body(IEnumerable<string> urls, bool emails = false, params string[] excluded) =>
        JsonSerializer.Serialize(new { source = "url_upload", urls, searchEmails = emails, excludeAudienceIds = excluded });

    private static string Status(JsonNode result) => (string)result["status"]!;

    private static async Task SetBalanceAsync(Api api, long balance)
    {
        long change = balance - await api.CreditsAsync();
        if (change != 0)
        {
            await api.AdminAsync(HttpMethod.Post, Routes.AdminCredits, $$"""{"credits":{{change}}}""");
        }
    }

    private static async Task<(int Status, string? Code)> CodeAsync(Api api, string path)
    {
        Answer answer = await api.GetAsync(path);
        return (answer.Status, answer.Code);
    }

    private static async Task<IReadOnlyList<JsonNode>> ResultsAsync(Api api, JsonNode job, int limit)
    {
        List<JsonNode> all = [];
        string? cursor = null;
        do
        {
            Answer page = await api.GetAsync($"{Routes.LocalJobResults((string)job["jobId"]!)}?limit={limit}{(cursor is null ? string.Empty : $"&cursor={cursor}")}");
            all.AddRange(page.Items.Select(item => item!));
            cursor = (string?)page.Data["nextCursor"];
        }
        while (cursor is not null);
        return all;
    }
}
