using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

public sealed class JsonLinesTests
{
    [Fact]
    public async Task Exported_prospects_come_back_unchanged()
    {
        Person[] people = [.. SampleData.People(1000, 5)];
        string text = string.Join('\n', people.Select(p => JsonSerializer.Serialize(p.Prospect, WireJson.Context.Prospect)));
        List<PersonRow> rows = await PeopleFile.ReadAsync(text);
        for (int i = 0; i < people.Length; i++)
        {
            Assert.Null(rows[i].Error);
            Assert.Equal(i + 1, rows[i].Line);
            Assert.Equal(people[i].ProfileUrl, rows[i].Person!.ProfileUrl);
            Assert.Equal(WithoutEmptyEmails(people[i].Prospect), WithoutEmptyEmails(rows[i].Person!.Prospect));
        }
    }

    [Fact]
    public async Task Flat_objects_have_the_names_of_columns()
    {
        Person person = await PeopleFile.OneAsync(
            """{"Full Name":"Ann","job_title":"CTO","company":"Aurelia","company_website":"a.example","location":{"city":"Lyon"},"city":"Paris","emails":["a@b.example",{"email":"c@d.example","deliverable":true,"qualityScore":0.5}],"specialties":["x","y"],"founded":1999,"premium":false,"unknown":{"deep":[1]},"about":null}""");
        Prospect p = person.Prospect;
        Assert.Equal(("Ann", "CTO", "Aurelia", "https://a.example", "x, y", "1999"), (p.Name, p.Title, p.Company!.Name, p.Company.Website, p.Company.Specialties, p.Company.Founded));
        Assert.Equal("Lyon", p.Location!.Text);
        Assert.False(p.Premium);
        Assert.Equal(["c@d.example/true/0.5", "a@b.example//"], p.Emails!.Select(e => $"{e.Email}/{e.Deliverable}/{e.QualityScore}"));
    }

    [Fact]
    public async Task A_bad_line_costs_itself_alone()
    {
        List<PersonRow> rows = await PeopleFile.ReadAsync(
            "\n{\"name\":\"Ann\"}\n{\"name\":\n[1]\n\"x\"\n{\"name\":\"\\ud83d\"}\n{\"name\":\"\\ud83d\\ude80 Bob\"}\n{\"title\":\"CTO\"}\n"
            + new string('[', 2000) + "\n{\"name\":\"" + new string('x', 70_000) + "\"}\n{\"name\":\"" + new string('x', 1_200_000) + "\"}\n{\"name\":\"Cy\",\"about\":\"a\\u0000b\"}");
        Assert.Equal("2:Ann 3:! 4:! 5:! 6:! 7:🚀 Bob 8:! 9:! 10:! 11:! 12:Cy", PeopleFile.Names(rows));
        Assert.Contains("byte 9", rows[1].Error, StringComparison.Ordinal);
        Assert.Contains("not a JSON object", rows[2].Error, StringComparison.Ordinal);
        Assert.Equal("ab", rows[^1].Person!.Prospect.About);
    }

    [Fact]
    public async Task A_map_reaches_into_objects() =>
        Assert.Equal("CTO", (await PeopleFile.OneAsync("""{"name":"Ann","job":{"now":"CTO"},"title":"x"}""", "title=job.now")).Prospect.Title);

    private static string WithoutEmptyEmails(Prospect prospect) =>
        JsonSerializer.Serialize(prospect, WireJson.Context.Prospect).Replace("\"emails\":[],", string.Empty, StringComparison.Ordinal);
}
