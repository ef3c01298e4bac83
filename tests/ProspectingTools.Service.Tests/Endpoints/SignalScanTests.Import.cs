using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <content>Signals that were imported, and prospects that move with theirs.</content>
public sealed partial class SignalScanTests
{
    [Fact]
    public async Task Moved_prospects_keep_their_signals()
    {
        (string audience, IReadOnlyList<string> prospects) = await AudienceAsync();
        await RunAsync(audience, _all);
        string before = (await SignalsAsync([prospects[0]]))[0].ToJsonString();
        string other = (string)(await Api.PostAsync(Routes.Audiences(Api.Group), """{"name":"other","type":"on_demand"}""")).Data["id"]!;
        await Api.PostAsync(Routes.MoveLeads(Api.Group, audience), $$"""{"targetAudienceId":"{{other}}","leadIds":["{{prospects[0]}}"]}""");
        Assert.Equal(before, (await SignalsAsync([prospects[0]]))[0].ToJsonString());
    }

    [Fact]
    public async Task Imported_people_have_the_signals_that_were_imported_for_them()
    {
        int seed = Seed.Next();
        var random = new Random(seed);
        string[] people = [.. Enumerable.Range(0, 30).Select(i => $"https://www.linkedin.com/in/import-{i}")];
        await Api.ImportAsync("name,linkedinUrl\n" + string.Concat(people.Select((p, i) => $"Person {i},{p}\n")), "format=csv&listName=imported");
        List<(string Person, string Type, string Title)> rows = [];
        var file = new StringBuilder("Profile URL;Type;Title;Score;Posted At;Link\n");
        for (int i = 0; i < 200; i++)
        {
            (string person, string type, string title) = (people[random.Next(people.Length)], random.Next(2) == 0 ? "hiring" : "news \"of\" today", $"Title; {i}");
            string address = random.Next(3) switch { 0 => person.Replace("https://www.", "", StringComparison.Ordinal), 1 => person + "/?trk=x", _ => person.Replace("/in/", "/IN/", StringComparison.Ordinal) };
            file.Append(CultureInfo.InvariantCulture, $"{address};\"{type.Replace("\"", "\"\"", StringComparison.Ordinal)}\";\"{title}\";{random.Next(101)};2026-11-{1 + random.Next(28):00};https://example.com/{i}\n");
            rows.Add((person, type, title));
        }

        file.Append("https://www.linkedin.com/in/stranger;hiring;t;1;;\nno address;hiring;t;1;;\n" + people[0] + ";hiring;t;101;;\n" + people[0] + ";;t;1;;\n");
        JsonNode first = (await ImportSignalsAsync(file.ToString())).Json;
        JsonNode second = (await ImportSignalsAsync(file.ToString())).Json;
        Assert.Equal((204, 200, 0, 4), ((int)first["read"]!, (int)first["added"]!, (int)first["known"]!, (int)first["skipped"]!));
        Assert.Equal((0, 200), ((int)second["added"]!, (int)second["known"]!));
        Assert.Equal([202, 203, 204, 205], first["errors"]!.AsArray().Select(e => (int)e!["line"]!));

        JsonNode job = await Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("imported")}}"}""");
        string audience = (string)job["audienceId"]!;
        await RunAsync(audience, _all);
        foreach (JsonNode prospect in await Api.ProspectsAsync(audience))
        {
            JsonNode signals = (await SignalsAsync([(string)prospect["id"]!]))[0];
            string[] found = [.. signals["results"]!.AsArray().SelectMany(r => r!["items"]!.AsArray().Select(i => $"{r["type"]} {i!["title"]}")).Order(StringComparer.Ordinal)];
            string[] wanted = [.. rows.Where(r => r.Person == (string)prospect["linkedinUrl"]!).Select(r => $"{r.Type} {r.Title}").Order(StringComparer.Ordinal)];
            Assert.True(found.SequenceEqual(wanted), $"seed {seed}: {prospect["linkedinUrl"]}: {string.Join('|', found)} instead of {string.Join('|', wanted)}");
        }
    }

    [Fact]
    public async Task A_file_without_the_columns_is_refused()
    {
        foreach (string file in new[] { "", "name,score\nAda,1\n", "type\nhiring\n" })
        {
            Answer answer = await ImportSignalsAsync(file);
            Assert.Equal((400, "file"), (answer.Status, answer.Fields.Single()));
        }
    }

    private Task<Answer> ImportSignalsAsync(string file) =>
        Api.SendAsync(HttpMethod.Post, Routes.LocalSignals, new StringContent(file, Encoding.UTF8, "text/csv"));
}
