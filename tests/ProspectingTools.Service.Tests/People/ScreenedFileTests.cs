using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Files;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>A file without the people of a suppression list says of all others what it said before, row by row, whatever its shape.</summary>
public sealed class ScreenedFileTests
{
    private static readonly string[] s_words = ["Zoë", "O'Brien", "Łukasz", "Ann", "Jean-Luc", "Müller", "Park", "ÅSA"];
    private static readonly CancellationToken s_never = CancellationToken.None;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task The_others_stay_as_they_were()
    {
        int seed = Seed.Next();
        var random = new Random(seed);
        for (int run = 0; run < 200; run++)
        {
            (string text, PeopleFormat format) = File(random);
            Encoding encoding = random.Next(4) switch { 0 => Encoding.Unicode, 1 => new UTF8Encoding(true), _ => new UTF8Encoding(false) };
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            SuppressionList list = await ListAsync(random);
            string because = $"seed {seed}, run {run}:\n{text}";

            (List<string> all, List<string> wanted, long errors) = await PeopleAsync(bytes, format, list);
            ScreenedFile screened = await ScreenedFile.ReadAsync(new MemoryStream(bytes), format, ColumnMap.Empty, list, s_never);
            Assert.True((wanted.Count, all.Count - wanted.Count, errors) == (screened.Kept, screened.Suppressed, screened.Skipped), because);
            if (screened.Kept == 0)
            {
                continue;
            }

            using var output = new MemoryStream();
            await screened.WriteAsync(new MemoryStream(bytes), output, s_never);
            (List<string> left, List<string> still, long problems) = await PeopleAsync(output.ToArray(), format, list);
            Assert.True(wanted.SequenceEqual(left) && left.Count == still.Count && problems == 0, $"{because}\n----\n{Encoding.UTF8.GetString(output.ToArray())}");
        }
    }

    private static async Task<(List<string> All, List<string> Wanted, long Errors)> PeopleAsync(byte[] file, PeopleFormat format, SuppressionList list)
    {
        List<string> all = [];
        List<string> wanted = [];
        long errors = 0;
        using var reader = new PeopleReader(new MemoryStream(file), format, ColumnMap.Empty);
        while (await reader.ReadAsync(s_never) is { } row)
        {
            if (row.Person is not { } person)
            {
                errors++;
                continue;
            }

            string json = JsonSerializer.Serialize(person.Prospect, WireJson.Context.Prospect);
            all.Add(json);
            if (!list.Has(person))
            {
                wanted.Add(json);
            }
        }

        return (all, wanted, errors);
    }

    private static async Task<SuppressionList> ListAsync(Random random)
    {
        IEnumerable<string> lines = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(3) switch
        {
            0 => $"linkedin.com/in/person-{random.Next(20)}",
            1 => $"P{random.Next(20)}@MAIL{random.Next(4)}.example",
            _ => $"mail{random.Next(4)}.example",
        });
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return await SuppressionFile.ReadAsync("list", input, s_never);
    }

    private static (string Text, PeopleFormat Format) File(Random random)
    {
        string[][] rows = [.. Enumerable.Range(0, random.Next(0, 25)).Select(_ => Row(random))];
        string end = random.Next(3) == 0 ? "\r\n" : "\n";
        switch (random.Next(4))
        {
            case 0:
                return (string.Join(end, rows.Select(row => random.Next(15) == 0 ? "{\"name\":" : Json(row, random.Next(8) == 0 ? string.Empty : " "))), PeopleFormat.JsonLines);
            case 1:
                string comma = random.Next(2) == 0 ? "," : $",{end}";
                return ($"[{(random.Next(2) == 0 ? end : string.Empty)}{string.Join(comma, rows.Select(row => Json(row, random.Next(2) == 0 ? end : " ")))}]", PeopleFormat.JsonLines);
            case 2 when rows.Length > 0:
                return (string.Join(end, rows.Select(row => $"https://www.linkedin.com/in/{row[1]}")), PeopleFormat.Csv);
        }

        char delimiter = ",;\t"[random.Next(3)];
        List<string> lines = [.. random.Next(3) == 0 ? ["Notes:", "\"made by a tool, for you\"", string.Empty] : Array.Empty<string>(), string.Join(delimiter, "Full Name", "LinkedIn URL", "Email", "Notes")];
        foreach (string[] row in rows)
        {
            string[] cells = [row[0], $"https://www.linkedin.com/in/{row[1]}", row[2], row[3]];
            lines.Add(random.Next(12) switch
            {
                0 => string.Empty,
                1 => $"\"open {row[0]}{delimiter}x",
                2 => new string(delimiter, 3),
                3 => row[0],
                _ => string.Join(delimiter, cells.Select(cell => random.Next(2) == 0 || cell.Any(c => c is '"' or '\n' || c == delimiter) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)),
            });
        }

        if (random.Next(4) == 0)
        {
            lines.AddRange([string.Empty, "Confidential Information - Do Not Distribute", "Generated by: somebody"]);
        }

        return (string.Join(end, lines), PeopleFormat.Csv);
    }

    private static string[] Row(Random random)
    {
        int number = random.Next(20);
        string note = random.Next(4) switch { 0 => "two\nlines", 1 => "says \"hi\", and; more", _ => "plain" };
        return [$"{s_words[random.Next(s_words.Length)]} {s_words[random.Next(s_words.Length)]}", $"person-{number}", random.Next(3) == 0 ? string.Empty : $"p{number}@mail{random.Next(4)}.example", note];
    }

    private static string Json(string[] row, string space) =>
        $"{{{space}\"name\":{JsonSerializer.Serialize(row[0])},{space}\"linkedinUrl\":\"https://www.linkedin.com/in/{row[1]}\",{space}\"email\":{JsonSerializer.Serialize(row[2])},\"notes\":{JsonSerializer.Serialize(row[3])}{space}}}";
}
