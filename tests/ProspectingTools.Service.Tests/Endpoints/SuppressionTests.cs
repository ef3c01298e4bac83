using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>Anyone in the suppression file is neither imported nor charged nor exported, by whatever they are known.</summary>
[Trait("Category", "Slow")]
public sealed class SuppressionTests
{
    private const int Samples = 150;

    private static readonly Person[] s_people = [.. SampleData.People(Samples, 1)];

    [Fact]
    public async Task Suppressed_people_are_never_imported_or_charged()
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "suppressions.txt");
        await using ServiceProcess service = await ServiceProcess.OnFolderAsync(folder.Path, "--sample", $"{Samples}");
        await RunAsync(service.Api, file, runs: 6);
    }

    [PostgresFact]
    public async Task Suppressed_people_are_never_imported_or_charged_on_PostgreSQL()
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "people.txt");
        await File.WriteAllTextAsync(file, string.Empty, TestContext.Current.CancellationToken);
        await using ServiceProcess service = await ServiceProcess.OnDatabaseAsync(TestStore.NewDatabase(), "--sample", $"{Samples}", "--suppression", file);
        await RunAsync(service.Api, file, runs: 3);
    }

    [Fact]
    public async Task Rows_of_suppressed_people_are_not_imported_and_are_counted()
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "own.txt");
        await File.WriteAllTextAsync(file, "linkedin.com/in/ann-a\n*.quiet.example\n", TestContext.Current.CancellationToken);
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--suppression", file);
        JsonNode result = (await service.Api.SendAsync(HttpMethod.Post, Routes.LocalPeople + "?format=csv&listName=L", new StringContent(
            "Name,LinkedIn URL,Email\nAnn A,https://linkedin.com/in/ann-a/,\nBob B,linkedin.com/in/bob-b,bob@mail.quiet.example\nCarl C,linkedin.com/in/carl-c,carl@loud.example\n", Encoding.UTF8, "text/csv"))).Json;

        Assert.Equal((3, 1, 0, 0, 2), ((long)result["read"]!, (long)result["added"]!, (long)result["merged"]!, (long)result["skipped"]!, (long)result["suppressed"]!));
        Assert.Contains("2 people are in the suppression file", result["notes"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_understood_stops_starts_and_the_service()
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "suppressions.txt");
        await using (ServiceProcess service = await ServiceProcess.OnFolderAsync(folder.Path, "--sample", "20"))
        {
            await File.WriteAllTextAsync(file, "a@b.example\nsomebody\n", TestContext.Current.CancellationToken);
            long before = await service.Api.CreditsAsync();
            Answer answer = await service.Api.PostAsync(Routes.Jobs(service.Api.Group), Body(s_people.Take(1)));
            Assert.Equal(400, answer.Status);
            Assert.Contains("line 2", answer.Text, StringComparison.Ordinal);
            Assert.Equal(before, await service.Api.CreditsAsync());
        }

        CommandResult refused = await ServiceProcess.OnStoreAsync(string.Empty, "--data", folder.Path, "--urls", "http://127.0.0.1:0");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("line 2", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_at_work_goes_on_when_the_file_turns_bad_and_says_so_and_leaves_out_old_and_new()
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "suppressions.txt");
        await File.WriteAllTextAsync(file, s_people[0].ProfileUrl + "\n", TestContext.Current.CancellationToken);
        await using ServiceProcess service = await ServiceProcess.OnFolderAsync(folder.Path, "--sample", $"{Samples}");
        Assert.Equal("Healthy", (await service.Api.GetAsync("/health/ready")).Text);
        await service.Api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, """[{"stallStage":"import"}]""");
        string id = await service.Api.StartJobAsync(Body(s_people));
        await service.Api.WaitAsync(id, job => (string?)job["status"] == "running");

        // The old entry is gone, there is a new one, and a line between them says nothing.
        await File.WriteAllTextAsync(file, $"somebody\n{s_people[1].ProfileUrl}\n", TestContext.Current.CancellationToken);
        Assert.Equal("Degraded", (await service.Api.GetAsync("/health/ready")).Text);
        long before = await service.Api.CreditsAsync();
        await service.Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
        JsonNode job = await service.Api.WaitAsync(id);

        Assert.Equal(("completed", Samples - 2, 2), ((string)job["status"]!, (int)job["importedCount"]!, (int)job["suppressedCount"]!));
        Assert.Equal(before - (Samples - 2), await service.Api.CreditsAsync());
        Assert.Contains("line 1", (string)job["notice"]!, StringComparison.Ordinal);
        IReadOnlyList<JsonNode> imported = await service.Api.ProspectsAsync((string)job["audienceId"]!);
        Assert.DoesNotContain(imported, prospect => (string)prospect["linkedinUrl"]! == s_people[0].ProfileUrl || (string)prospect["linkedinUrl"]! == s_people[1].ProfileUrl);
        Assert.Equal(400, (await service.Api.PostAsync(Routes.Jobs(service.Api.Group), Body(s_people.Take(1)))).Status);

        await File.WriteAllTextAsync(file, $"{s_people[1].ProfileUrl}\n", TestContext.Current.CancellationToken);
        Assert.Equal("Healthy", (await service.Api.GetAsync("/health/ready")).Text);
        Assert.Null((await service.Api.RunJobAsync(Body(s_people.Take(3))))["notice"]);
        await service.StopAsync();
        string log = await service.LogAsync();
        Assert.Single(log.Split('\n'), line => line.Contains(id, StringComparison.Ordinal) && line.Contains("line 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Suppressed_people_come_into_no_contact_list_and_others_take_their_place()
    {
        int seed = Seed.Next();
        var random = new Random(seed);
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "own.txt");
        await File.WriteAllTextAsync(file, string.Empty, TestContext.Current.CancellationToken);
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "4000", "--suppression", file);
        string[] companies = [.. SampleData.People(4000, 1).Select(person => person.Prospect.Company?.LinkedinUrl).OfType<string>().GroupBy(url => url).OrderByDescending(group => group.Count()).Take(10).Select(group => group.Key)];
        string body = JsonSerializer.Serialize(new { name = "L", filters = new { companyLinkedInUrls = companies, keywords = "engineering" } });
        HashSet<string> all = await MembersAsync(service.Api, (await service.Api.PostAsync(Routes.ContactLists, body)).Json);
        for (int run = 0; run < 4; run++)
        {
            string[] named = [.. all.OrderBy(_ => random.Next()).Take(random.Next(1, all.Count + 1))];
            await File.WriteAllLinesAsync(file, named, TestContext.Current.CancellationToken);
            JsonNode list = (await service.Api.PostAsync(Routes.ContactLists, body)).Json;
            HashSet<string> members = await MembersAsync(service.Api, list);
            string because = $"seed {seed}, run {run}: {named.Length} of {all.Count}";
            Assert.True(!members.Overlaps(named) && all.Except(named).All(members.Contains), because);
            Assert.True((long?)list["suppressedCount"] >= named.Length && (long)list["contactCount"]! == members.Count, because);
            Assert.Null((await service.Api.GetAsync($"{Routes.ContactLists}/{(string)list["id"]!}")).Json["suppressedCount"]);
        }
    }

    private static async Task<HashSet<string>> MembersAsync(Api api, JsonNode list)
    {
        HashSet<string> members = [];
        for (int at = 0; at < (int)list["contactCount"]!; at += 25)
        {
            JsonNode page = (await api.GetAsync($"{Routes.Contacts((string)list["id"]!)}?limit=25&offset={at}")).Json;
            members.UnionWith(page["items"]!.AsArray().Select(contact => (string)contact!["linkedInSalesNavigatorProfileUrl"]!));
        }

        return members;
    }

    private static async Task RunAsync(Api api, string file, int runs)
    {
        int seed = Seed.Next();
        var random = new Random(seed);
        for (int run = 0; run < runs; run++)
        {
            Person[] named = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => s_people[random.Next(Samples)])];
            string[] lines = [.. named.Select(person => Line(person, random))];
            await File.WriteAllTextAsync(file, string.Empty, TestContext.Current.CancellationToken);
            JsonNode earlier = await api.RunJobAsync(Body(s_people));
            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
            HashSet<string> suppressed = [.. s_people.Where(person => lines.Any(line => Names(line, person))).Select(person => person.ProfileUrl)];
            string because = $"seed {seed}, run {run}: {string.Join(" | ", lines)}";

            JsonNode measure = (await api.PostAsync(Routes.LocalMeasure, Body(s_people))).Json;
            long before = await api.CreditsAsync();
            JsonNode job = await api.RunJobAsync(Body(s_people, emails: true));
            HashSet<string> imported = [.. (await api.ProspectsAsync((string)job["audienceId"]!)).Select(prospect => (string)prospect["linkedinUrl"]!)];
            Assert.True(imported.SetEquals(s_people.Select(person => person.ProfileUrl).Where(url => !suppressed.Contains(url))), because);
            Assert.Equal(before - (2 * (Samples - suppressed.Count)), await api.CreditsAsync());
            Assert.Equal((suppressed.Count, suppressed.Count), ((long)job["suppressedCount"]!, (long)measure["suppressed"]!));
            Assert.Equal(Samples - suppressed.Count, (long)measure["importable"]!);
            JsonArray results = (await api.GetAsync(Routes.LocalJobResults((string)job["jobId"]!) + "?limit=100")).Items;
            Assert.All(results, result => Assert.Equal(suppressed.Contains((string)result!["url"]!), (string)result["status"]! == JobInputStatus.Suppressed));

            HashSet<string> left = [.. (await api.GetAsync(Routes.LocalSuppressed((string)earlier["audienceId"]!))).Json["prospectIds"]!.AsArray().Select(id => (string)id!)];
            IReadOnlyList<JsonNode> there = await api.ProspectsAsync((string)earlier["audienceId"]!);
            Assert.All(there, prospect => Assert.Equal(suppressed.Contains((string)prospect["linkedinUrl"]!), left.Contains((string)prospect["id"]!)));
        }
    }

    private static string Line(Person person, Random random) => random.Next(5) switch
    {
        0 when person.ProviderId is { } id => id,
        1 when person.ProviderId is { } id => $"https://www.linkedin.com/sales/lead/{id},NAME_SEARCH,x",
        2 when person.Prospect.Emails is [{ Email: { } email }, ..] => email.ToUpperInvariant(),
        3 when person.Prospect.Emails is [{ Email: { } email }, ..] => "@" + email.Split('@')[1],
        _ => person.ProfileUrl,
    };

    // Said again here in the simplest way.
    private static bool Names(string line, Person person)
    {
        string[] emails = [.. (person.Prospect.Emails ?? []).Select(email => email.Email!.ToLowerInvariant())];
        return line.StartsWith('@') ? emails.Any(email => email.EndsWith(line, StringComparison.Ordinal)) || SiteOf(person) == line[1..]
            : line.Contains('@', StringComparison.Ordinal) ? emails.Contains(line.ToLowerInvariant())
            : line == person.ProfileUrl || (person.ProviderId is { } id && line.Contains(id, StringComparison.Ordinal));
    }

    private static string? SiteOf(Person person) => person.Prospect.Company?.Website is { } site ? new Uri(site).Host.Replace("www.", string.Empty, StringComparison.Ordinal) : null;

    private static string Body(IEnumerable<Person> people, bool emails = false) =>
        JsonSerializer.Serialize(new { source = "url_upload", urls = people.Select(person => person.ProfileUrl), searchEmails = emails });
}
