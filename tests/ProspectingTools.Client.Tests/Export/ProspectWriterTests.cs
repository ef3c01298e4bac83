using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

public sealed class ProspectWriterTests
{
    private static readonly Prospect s_person = new()
    {
        ProspectId = "p1",
        Name = "Ada \"Countess\" Byron",
        Title = "=Analyst",
        Company = new Company { Name = "Engines, Ltd", Founded = "1837" },
        Location = new ProspectLocation { Text = "London", CountryCode = "GB" },
        Emails = [new EmailAddress { Email = "old@x.example", Deliverable = "false" }, new EmailAddress { Email = "ada@x.example", Deliverable = "true" }],
        Premium = true,
        About = "First\nsecond \u2028 third",
    };

    [Fact]
    public void A_sheet_has_the_named_columns_in_order()
    {
        string[] lines = Write(ExportFormat.Csv).Split("\r\n");
        Assert.Equal(string.Join(',', ProspectColumns.Names), lines[0]);
        Assert.StartsWith("p1,\"Ada \"\"Countess\"\" Byron\",,,=Analyst,,ada@x.example,true,,old@x.example; ada@x.example,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",London,GB,\"Engines, Ltd\",", lines[1], StringComparison.Ordinal);
        Assert.Contains(",true,,\"First\nsecond", lines[1], StringComparison.Ordinal);
        Assert.Equal(ProspectColumns.Names.Count, ProspectColumns.Cells(s_person).Count());
    }

    [Fact]
    public void Formulas_are_protected_when_asked()
    {
        Assert.Contains(",'=Analyst,", Write(ExportFormat.Csv, protect: true), StringComparison.Ordinal);
        Assert.StartsWith("ProspectId,", Write(ExportFormat.Csv, protect: true), StringComparison.Ordinal);
    }

    // Whoever puts others behind the file finds the columns by these names.
    [Fact]
    public void The_names_of_columns_stay_as_they_are()
    {
        var writer = new ProspectWriter(ExportFormat.Csv, ExportEncoding.Utf8, protectFormula: true, ["ProspectId", "-score", "@handle"]);
        using var stream = new MemoryStream();
        writer.WriteHead(stream);
        Assert.Equal("ProspectId,-score,@handle\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_line_of_JSON_is_the_prospect_as_it_came()
    {
        const string wire = """{"id":"p1","name":"Ada","company":{"name":"X","followerCount":25,"newThing":[1]},"emails":[{"email":"a@x.example","deliverable":"true"}],"premium":true,"other":{"deep":null}}""";
        Prospect read = JsonSerializer.Deserialize(wire, WireJson.Context.Prospect)!;
        string line = Write(ExportFormat.JsonLines, read);
        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(wire).RootElement, JsonDocument.Parse(line).RootElement), line);
    }

    [Fact]
    public void A_line_of_JSON_is_one_line_for_every_reader()
    {
        string line = Write(ExportFormat.JsonLines);
        Assert.DoesNotContain('\u2028', line);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void The_byte_order_mark_is_there_only_when_asked()
    {
        Assert.Equal('P', Write(ExportFormat.Csv)[0]);
        Assert.Equal('\uFEFF', Write(ExportFormat.Csv, encoding: ExportEncoding.Utf8BOM)[0]);
    }

    private static string Write(ExportFormat format, Prospect? prospect = null, bool protect = false, ExportEncoding encoding = ExportEncoding.Utf8)
    {
        var writer = new ProspectWriter(format, encoding, protect);
        using var stream = new MemoryStream();
        writer.WriteHead(stream);
        writer.Write(stream, [prospect ?? s_person]);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
