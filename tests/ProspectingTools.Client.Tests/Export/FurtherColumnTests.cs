using System.Linq;
using System.Text.Json;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

/// <summary>Columns of choice: those of a sheet, and fields that only the server knows.</summary>
public sealed class FurtherColumnTests
{
    private static readonly Prospect s_person = JsonSerializer.Deserialize(
        """{"id":"p1","firstName":"Jane","score":7,"ratio":0.25,"vip":true,"left":false,"tags":["a",{"b":1}],"note":"own","nothing":null,"company":{"name":"Acme","note":"theirs","units":3}}""",
        WireJson.Context.Prospect)!;

    [Theory]
    [InlineData("score", "7")]
    [InlineData("SCORE", "7")]
    [InlineData("ratio", "0.25")]
    [InlineData("vip", "true")]
    [InlineData("left", "false")]
    [InlineData("tags", """["a",{"b":1}]""")]
    [InlineData("note", "own")]
    [InlineData("company.note", "theirs")]
    [InlineData("Company.Units", "3")]
    [InlineData("company.score", null)]
    [InlineData("units", null)]
    [InlineData("nothing", null)]
    public void A_field_of_the_servers_is_its_text(string name, string? expected)
    {
        Assert.Equal(expected, ProspectColumns.Further(s_person, name));
        (string shown, System.Func<Prospect, string?> read) = Assert.Single(ProspectColumns.Choose([name]));
        Assert.Equal(name, shown);
        Assert.Equal(expected, read(s_person));
    }

    [Theory]
    [InlineData("Note", "capital")]
    [InlineData("note", "small")]
    [InlineData("NOTE", "small")]
    public void Of_two_fields_that_differ_in_case_the_one_that_is_written_so_is_meant(string name, string expected) =>
        Assert.Equal(expected, ProspectColumns.Further(new Prospect { Extra = new() { ["note"] = "small", ["Note"] = "capital" } }, name));

    [Theory]
    [InlineData("note")]
    [InlineData("company.note")]
    public void Who_has_no_further_fields_has_none_of_that_name(string name)
    {
        Assert.Null(ProspectColumns.Further(new Prospect(), name));
        Assert.Null(ProspectColumns.Further(new Prospect { Company = new Company() }, name));
    }

    [Fact]
    public void Columns_of_a_sheet_are_found_in_any_case_and_have_their_own_names()
    {
        string[] names = [.. ProspectColumns.Names];
        Assert.Equal(names.Reverse(), ProspectColumns.Choose([.. names.Reverse().Select(name => name.ToUpperInvariant())]).Select(column => column.Name));
        Assert.Equal(names, ProspectColumns.Choose(null).Select(column => column.Name));
        Assert.Equal(ProspectColumns.Cells(s_person), ProspectColumns.Choose(names).Select(column => column.Read(s_person)));
        Assert.Equal("Jane", ProspectColumns.Cell(s_person, names.Single(name => name.Equals("FirstName", System.StringComparison.OrdinalIgnoreCase))));
    }
}
