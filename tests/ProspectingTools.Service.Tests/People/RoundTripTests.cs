using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Import, job, export, import into an empty directory: the same people, in every field that the format can hold.</summary>
[Trait("Category", "Slow")]
public sealed class RoundTripTests
{
    private static readonly string[] s_words =
        ["Ada", "José", "Weiß, PhD", "=SUM(A1)", "+49", "-x", "@home", "a\nb", "\"quoted\"", "semi;colon", "tab\there", "李伟", "🚀 Lift", "O'Neil", "null island", "1035", "true", "x | y", "Ünïcode",
        "محمد علي", "דוד לוי", "สมชาย ใจดี", "अनिता शर्मा", "김민수", "山田 太郎", "Δημήτρης", "Наталья Ёлкина", "Nguyễn Văn Ánh", "Jose\u0301 (decomposed)", "\u200fמימין", "👩‍💻 dev", "no\u00a0break", "a\u200bb",
        "'single'", "''", "'", "+1 (555) 010", "=cmd|' /C calc'!A0", "＝wide", "two\n\nlines\nhere", "ends with \"", "\"", "a,b,\"c\"", "007", "1,234.50", "1e5", "TRUE", "2024-03-05", "{\"a\":1}", "[1]",
        "a;b|c", "C:\\temp\\", "50%", "<b>x</b>", "&amp;", "%20", "$x `y`", "NULLABLE", "Nan Zhang", "- dash", "#hash", "@me", "\\N ame", "ﬁn", "İstanbul", "ß"];

    // A sheet that is written as it is cannot tell these from cells that were protected.
    private static readonly string[] s_apostrophes = ["'=1+1", "''-x", "'+49", "'@"];

    [Theory]
    [InlineData(ExportFormat.Csv, false)]
    [InlineData(ExportFormat.Csv, true)]
    [InlineData(ExportFormat.JsonLines, false)]
    public async Task People_come_back_as_they_went(ExportFormat format, bool protect)
    {
        int seed = Seed.Next();
        Prospect[] people = Generate(new Random(seed), 60, format == ExportFormat.Csv && !protect);
        string first = string.Join('\n', people.Select(p => JsonSerializer.Serialize(p, WireJson.Context.Prospect)));
        List<Prospect> before = await ThroughAsync(first, "jsonl");
        string exported = Write(before, format, protect);
        string[] others = format == ExportFormat.Csv ? [] : [.. people.SelectMany(Others)];
        List<Prospect> after = await ThroughAsync(exported, format == ExportFormat.Csv ? "csv" : "jsonl", others);
        Assert.Equal(people.Length, before.Count);
        for (int i = 0; i < people.Length; i++)
        {
            string given = Given(people[i]);
            string read = Given(before[i]);
            Assert.True(given == read, $"seed {seed}, person {i}, given and read:\n{given}\n{read}");
        }

        Assert.Equal(before.Count, after.Count);
        for (int i = 0; i < before.Count; i++)
        {
            string one = Comparable(before[i], format);
            string other = Comparable(after[i], format);
            Assert.True(one == other, $"seed {seed}, person {i}:\n{one}\n{other}");
        }
    }

    private static IEnumerable<string> Others(Prospect person) =>
        person.Extra?.TryGetValue("otherLinkedinUrls", out object? others) == true ? ((IEnumerable<object?>)others!).Cast<string>() : [];

    // By each of the further addresses somebody is found.
    private static async Task<List<Prospect>> ThroughAsync(string file, string format, params string[] others)
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        JsonNode result = (await service.Api.ImportAsync(file, $"format={format}&listName=All")).Json;
        Assert.True((int)result["skipped"]! == 0, result.ToJsonString());
        JsonNode job = await service.Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{result["leadListId"]}}","searchEmails":true}""");
        if (others.Length > 0)
        {
            JsonNode byOthers = await service.Api.RunJobAsync($$"""{"source":"url_upload","urls":{{JsonSerializer.Serialize(others)}}}""");
            IEnumerable<string> found = (await service.Api.ProspectsAsync((string)byOthers["audienceId"]!)).SelectMany(p => Others(p.Deserialize(WireJson.Context.Prospect)!));
            Assert.Equal(others.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        }

        return [.. (await service.Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => p.Deserialize(WireJson.Context.Prospect)!)];
    }

    // What the service makes of the rest: names in addresses, a country at the end of a place, the best e-mail address first.
    private static string Given(Prospect prospect)
    {
        JsonObject node = JsonSerializer.SerializeToNode(prospect, WireJson.Context.Prospect)!.AsObject();
        node.Remove("id");
        node.Remove("publicIdentifier");
        node["company"]?.AsObject().Remove("linkedinIdentifier");
        node["location"]?.AsObject().Remove("countryCode");
        if (node["emails"] is JsonArray emails)
        {
            node["emails"] = new JsonArray([.. emails.OrderBy(email => (string)email!["email"]!, StringComparer.Ordinal).Select(email => email!.DeepClone())]);
        }

        if (node["emails"] is JsonArray { Count: 0 })
        {
            node.Remove("emails");
        }

        return string.Join(' ', node.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value?.ToJsonString()}"));
    }

    private static string Write(List<Prospect> people, ExportFormat format, bool protect)
    {
        using var stream = new MemoryStream();
        var writer = new ProspectWriter(format, ExportEncoding.Utf8, protect);
        writer.WriteHead(stream);
        writer.Write(stream, people);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // The number within an audience is no part of a person; a sheet has no columns for what nobody knows.
    private static string Comparable(Prospect prospect, ExportFormat format)
    {
        JsonObject node = JsonSerializer.SerializeToNode(prospect, WireJson.Context.Prospect)!.AsObject();
        node.Remove("id");
        if (format == ExportFormat.Csv)
        {
            node.Remove("favourite colour");
            node.Remove("otherLinkedinUrls");
        }

        return node.ToJsonString();
    }

    private static Prospect[] Generate(Random random, int count, bool isPlain) => [.. Enumerable.Range(0, count).Select(i => WithOthers(new Prospect
    {
        Name = $"{(isPlain || random.Next(6) > 0 ? Word(random) : s_apostrophes[random.Next(s_apostrophes.Length)])} Person {i}",
        FirstName = Maybe(random),
        LastName = Maybe(random),
        Headline = Maybe(random),
        About = Maybe(random),
        PhotoUrl = random.Next(2) == 0 ? $"https://p.example/{i}.jpg" : null,
        LinkedinUrl = random.Next(4) == 0 ? null : random.Next(4) == 0 ? $"https://www.linkedin.com/in/ACwAAAB{i:D4}q" : $"https://www.linkedin.com/in/round-trip-person-{i}",
        Title = Maybe(random),
        Location = random.Next(3) == 0 ? null : new ProspectLocation { Text = Word(random) + " Town", CountryCode = random.Next(2) == 0 ? "FR" : null },
        Emails = random.Next(3) == 0 ? null : [.. Enumerable.Range(0, random.Next(1, 4)).Select(n => new EmailAddress
        {
            Email = $"p{i}.{n}@mail.example",
            Deliverable = random.Next(4) switch { 0 => null, 1 => "valid", 2 => "Something Else", _ => "undeliverable" },
            QualityScore = random.Next(2) == 0 ? null : random.Next(100).ToString(System.Globalization.CultureInfo.InvariantCulture),
        })],
        Premium = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        IsOpenProfile = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        ConnectionStatus = random.Next(2) == 0 ? "none" : "connected",
        ChatStatus = random.Next(2) == 0 ? null : "active",
        Company = random.Next(4) == 0 ? null : new Company
        {
            Name = Maybe(random),
            LinkedinUrl = random.Next(2) == 0 ? $"https://www.linkedin.com/company/company-{i}" : null,
            Industry = Maybe(random),
            Website = random.Next(2) == 0 ? $"https://c{i}.example/path?x=1" : null,
            Size = random.Next(2) == 0 ? "51-200" : "42",
            Location = Maybe(random),
            About = Maybe(random),
            LogoUrl = random.Next(2) == 0 ? $"https://l.example/{i}.png" : null,
            Founded = random.Next(2) == 0 ? "1999" : null,
            Type = Maybe(random),
            Specialties = Maybe(random),
            FollowerCount = random.Next(2) == 0 ? random.Next(100_000) : null,
            Tagline = Maybe(random),
        },
        Extra = random.Next(3) == 0 ? new() { ["favourite colour"] = JsonSerializer.SerializeToElement("blue") } : null,
    }, i, random))];

    // An id first, then the public addresses beside the shown one.
    private static Prospect WithOthers(Prospect person, int i, Random random)
    {
        if (person.LinkedinUrl is null)
        {
            return person;
        }

        string[] others = [.. new[] { $"https://www.linkedin.com/in/ACoAAC{i:D4}z", $"https://www.linkedin.com/in/also-person-{i}", $"https://www.linkedin.com/in/zuvor-%C3%A4hnlich-{i}" }.Where(_ => random.Next(3) == 0)];
        if (others.Length > 0)
        {
            (person.Extra ??= [])["otherLinkedinUrls"] = PlainValues.Of(JsonSerializer.SerializeToElement(others));
        }

        return person;
    }

    private static string Word(Random random) => s_words[random.Next(s_words.Length)];

    private static string? Maybe(Random random) => random.Next(4) == 0 ? null : Word(random);
}
