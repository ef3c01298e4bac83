using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>
/// Sheets as exporters write them (places in parts, several addresses and e-mail columns with their statuses, columns that nobody knows,
/// protected cells, any script): imported, exported by us, and imported into an empty directory they give the same people.
/// </summary>
[Trait("Category", "Slow")]
public sealed class SheetRoundTripTests
{
    private static readonly string[] s_words =
        ["Ada", "José", "李伟", "محمد علي", "דוד לוי", "สมชาย", "अनिता", "김민수", "Δημήτρης", "Наталья Ёлкина", "Nguyễn Văn Ánh", "O'Neil", "'=1+1", "'+49 30", "=SUM(A1)", "two\nlines", "a \"quoted\" word", "x; y, z", "007", "TRUE", "- dash", "&amp;"];

    private static readonly (string City, string State, string Country)[] s_places =
        [("Berlin", "", "Germany"), ("München", "Bayern", "Deutschland"), ("Austin", "TX", "US"), ("", "California", "United States"), ("São Paulo", "SP", "Brasil"), ("", "", "FR"), ("東京", "", "日本"), ("Springfield", "", ""), ("Washington, D.C.", "", "USA"), ("Tbilisi", "", "Georgia"), ("Москва", "", "Россия"), ("القاهرة", "", "مصر"), ("Łódź", "łódzkie", "Polska"), ("Ciudad de México", "CDMX", "México")];

    private static readonly string[] s_statuses = ["", "Verified", "valid", "Invalid", "catch-all", "Guessed", "risky", "Unknown", "undeliverable"];

    private static readonly string[] s_columns =
    [
        "First Name", "Last Name", "Title", "Headline", "LinkedIn Profile URL", "Sales Navigator URL", "LinkedIn ID", "City", "State", "Country",
        "Email", "Email Status", "Secondary Email", "Secondary Email Status", "Personal Email",
        "Company Name", "Company Website", "Company City", "Company State", "Company Country", "Company Type", "Company Year Founded", "Company LinkedIn Followers",
        "Lieblingsfarbe", "CRM note", "=odd", "備考", "Score 2026",
    ];

    [Theory]
    [InlineData(ExportFormat.Csv, false)]
    [InlineData(ExportFormat.Csv, true)]
    [InlineData(ExportFormat.JsonLines, false)]
    public async Task Sheets_of_other_tools_come_back(ExportFormat format, bool protect)
    {
        int seed = Seed.Next();
        List<Dictionary<string, string>> rows = Generate(new Random(seed), 60);
        string sheet = string.Join("\r\n", rows.Select(row => string.Join(',', s_columns.Select(column => Cell(row[column])))).Prepend(string.Join(',', s_columns.Select(Cell))));
        List<Prospect> before = await ThroughAsync(sheet, "csv", null);
        Assert.Equal(rows.Count, before.Count);
        List<Prospect> after = await ThroughAsync(Write(before, format, protect), format == ExportFormat.Csv ? "csv" : "jsonl", before);
        Assert.Equal(before.Count, after.Count);
        for (int i = 0; i < before.Count; i++)
        {
            (string one, string other) = (Comparable(before[i], format), Comparable(after[i], format));
            Assert.True(one == other, $"seed {seed}, row {i}:\n{sheet.Split("\r\n")[0]}\n{string.Join('|', rows[i].Values)}\n{one}\n{other}");
        }
    }

    // The prospects of the whole list. Whoever was there before is found again by the address that a prospect has; it has one, whatever the sheet had.
    private static async Task<List<Prospect>> ThroughAsync(string file, string format, List<Prospect>? before)
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        JsonNode result = (await service.Api.ImportAsync(file, $"format={format}&listName=All")).Json;
        Assert.True((int)result["skipped"]! == 0, result.ToJsonString());
        List<Prospect> people = await JobAsync(service, $$"""{"source":"sales_navigator","leadListId":"{{result["leadListId"]}}","searchEmails":true}""");
        if (before is not null)
        {
            List<Prospect> found = await JobAsync(service, JsonSerializer.Serialize(new { source = "url_upload", urls = before.Select(person => person.LinkedinUrl) }));
            Assert.Equal(before.Select(person => person.Name).Order(StringComparer.Ordinal), found.Select(person => person.Name).Order(StringComparer.Ordinal));
        }

        return people;
    }

    private static async Task<List<Prospect>> JobAsync(ServiceProcess service, string start)
    {
        JsonNode job = await service.Api.RunJobAsync(start);
        return [.. (await service.Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => p.Deserialize(WireJson.Context.Prospect)!)];
    }

    private static string Write(List<Prospect> people, ExportFormat format, bool protect)
    {
        using var stream = new MemoryStream();
        var writer = new ProspectWriter(format, ExportEncoding.Utf8, protect);
        writer.WriteHead(stream);
        writer.Write(stream, people);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // A sheet has no columns for what nobody knows, and names of companies' places are words.
    private static string Comparable(Prospect prospect, ExportFormat format)
    {
        JsonObject node = JsonSerializer.SerializeToNode(prospect, WireJson.Context.Prospect)!.AsObject();
        node.Remove("id");
        if (format == ExportFormat.Csv)
        {
            foreach (string column in prospect.Extra?.Keys.ToArray() ?? [])
            {
                node.Remove(column);
            }
        }

        return node.ToJsonString();
    }

    private static string Cell(string text) => text.IndexOfAny(['"', ',', '\n', '\r', ';']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<Dictionary<string, string>> Generate(Random random, int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        (string city, string state, string country) = s_places[random.Next(s_places.Length)];
        (string companyCity, string companyState, string companyCountry) = s_places[random.Next(s_places.Length)];
        int named = random.Next(1, 8);
        string Word() => random.Next(4) == 0 ? string.Empty : s_words[random.Next(s_words.Length)];
        string Mail(string at) => random.Next(3) == 0 ? string.Empty : $"p{i}@{at}.example";
        string Status() => s_statuses[random.Next(s_statuses.Length)];
        return s_columns.ToDictionary(column => column, column => column switch
        {
            "First Name" => $"Jane{i}",
            "Last Name" => $"Doe {s_words[random.Next(11)]}",
            "LinkedIn Profile URL" => (named & 1) != 0 ? $"https://www.linkedin.com/in/jane-doe-{i}" : string.Empty,
            "Sales Navigator URL" => (named & 2) != 0 ? $"https://www.linkedin.com/sales/lead/ACwAAAB{i:D4}xYz,NAME_SEARCH,ab" : string.Empty,
            "LinkedIn ID" => (named & 4) != 0 ? $"ACoAAAB{i:D4}xYz" : string.Empty,
            "City" => city,
            "State" => state,
            "Country" => country,
            "Email" => Mail("work"),
            "Secondary Email" => Mail("second"),
            "Personal Email" => Mail("home"),
            "Email Status" or "Secondary Email Status" => Status(),
            "Company City" => companyCity,
            "Company State" => companyState,
            "Company Country" => companyCountry,
            "Company Website" => random.Next(2) == 0 ? string.Empty : $"https://c{i}.example",
            "Company Year Founded" => random.Next(2) == 0 ? string.Empty : "1999",
            "Company LinkedIn Followers" => random.Next(2) == 0 ? string.Empty : random.Next(100_000).ToString(CultureInfo.InvariantCulture),
            "Company Type" => random.Next(2) == 0 ? "Privately Held" : "Public Company",
            _ => Word(),
        });
    })];
}
