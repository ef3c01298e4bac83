using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Whole files as exporters and people's programs write them (tests/data/cases/whole): who comes out of each is in right.tsv, written before.</summary>
public sealed class WholeFileTests
{
    private static readonly string s_folder = PeopleFile.Path(Path.Combine("cases", "whole"));

    private static readonly ILookup<string, string> s_right = File.ReadLines(Path.Combine(s_folder, "right.tsv")).Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t', 2)).ToLookup(parts => parts[0], parts => parts[1]);

    public static TheoryData<string> Names => [.. s_right.Select(file => file.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_right_people_come_out(string name) =>
        Assert.Equal(s_right[name], (await ReadAsync(name)).Rows.Select(Shown));

    [Fact]
    public async Task What_is_beside_the_people_is_told()
    {
        Assert.Contains("The last line speaks", Assert.Single((await ReadAsync("26-numbers.csv")).Report.Notes), StringComparison.Ordinal);
        Assert.Contains("the header once more", Assert.Single((await ReadAsync("a1-concatenated.csv")).Report.Notes), StringComparison.Ordinal);
        Assert.Contains("1 row is marked", Assert.Single((await ReadAsync("10-evaboot.csv")).Report.Notes), StringComparison.Ordinal);
        (List<PersonRow> rows, FileReport report) = await ReadAsync("28-dup-headers.csv");
        Assert.Contains("'Upsilon Ltd'", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal("Company (2)=Upsilon Ltd, Phone=1, Phone (2)=2", string.Join(", ", rows[0].Person!.Prospect.Extra!.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
        Company company = (await ReadAsync("27-two-headers.csv")).Rows[0].Person!.Prospect.Company!;
        Assert.Equal(("https://sigma.org", "United States"), (company.Website, company.Location));
    }

    private static string Shown(PersonRow row)
    {
        if (row.Person?.Prospect is not { } p)
        {
            return $"!{row.Error}";
        }

        string? country = p.Location?.CountryCode;
        return string.Join('\t', p.Name, p.Title, p.Company?.Name, string.Join("; ", p.Emails!.Select(email => email.Email)), p.Location?.Text + (country is null ? null : $"/{country}"), p.PublicIdentifier);
    }

    private static async Task<(List<PersonRow> Rows, FileReport Report)> ReadAsync(string name)
    {
        await using FileStream stream = File.OpenRead(Path.Combine(s_folder, name));
        using PeopleReader reader = new(stream, PeopleFormat.Auto, ColumnMap.Empty);
        List<PersonRow> rows = [];
        while (await reader.ReadAsync(CancellationToken.None) is { } row)
        {
            rows.Add(row);
        }

        return (rows, reader.Report);
    }
}
