using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Sheets of Excel workbooks, imported by a real service.</summary>
[Trait("Category", "Slow")]
public sealed class WorkbookTests
{
    private static readonly object?[][] s_people =
    [
        ["Our leads"],
        [],
        ["Full Name", "Company", "LinkedIn URL", "Joined", "Employees", "Score", "Premium", "About"],
        ["Jane Doe", "Acme, \"Inc\"", "https://www.linkedin.com/in/jane-doe-1", new DateTime(2024, 3, 15), 120000, 0.5, true, "one\ntwo"],
        ["John Roe", null, new KeyValuePair<string, string>("HYPERLINK(\"x\")", "https://www.linkedin.com/in/john-roe-2"), null, 12345678901234, -1.25, false, null],
        [null, null, null, null, null, null, null, null],
        ["N/A", null, null, null, null, null, null, null],
    ];

    [Fact]
    public async Task A_sheet_is_the_csv_that_it_would_be_saved_as()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        Answer answer = await ImportAsync(service.Api, WorkbookFiles.Xlsx(("People", "visible", s_people, ["B4:B5"])));
        Assert.Equal((200, 3, 2, 1, 1), (answer.Status, (int)answer.Json["read"]!, (int)answer.Json["added"]!, (int)answer.Json["skipped"]!, (int)answer.Json["blank"]!));
        Assert.Equal(7, (int)answer.Json["errors"]![0]!["line"]!);
        Assert.Empty(answer.Json["notes"]!.AsArray());

        IReadOnlyList<JsonNode> people = await ProspectsAsync(service.Api);
        Assert.Equal(
            ["Jane Doe|Acme, \"Inc\"|jane-doe-1|2024-03-15|120000|0.5|True|one\ntwo", "John Roe|Acme, \"Inc\"|john-roe-2||12345678901234|-1.25|False|"],
            people.Select(p => $"{p["name"]}|{p["company"]!["name"]}|{p["publicIdentifier"]}|{p["Joined"]}|{p["Employees"] ?? p["company"]!["size"]}|{p["Score"]}|{(bool?)p["premium"]}|{p["about"]}"));
    }

    [Fact]
    public async Task The_first_sheet_that_can_be_seen_is_read_unless_another_is_named()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        byte[] book = WorkbookFiles.Xlsx(
            ("Notes", "hidden", [["Name"], ["Hidden One"]], []), ("Empty", "visible", [], []), ("EMEA", "visible", [["Name"], ["Jane Doe"]], []), ("APAC & Co", "visible", [["Name"], ["Li Wei"]], []));
        Answer first = await ImportAsync(service.Api, book);
        Assert.Equal("The sheet 'EMEA' was read. The workbook has: 'Notes' (hidden), 'Empty' (empty), 'EMEA', 'APAC & Co'. Name another with -WorksheetName.", (string?)first.Json["notes"]![0]);
        Answer named = await ImportAsync(service.Api, book, "&worksheet=apac%20%26%20co");
        Assert.Equal((1, 0), ((int)named.Json["added"]!, named.Json["notes"]!.AsArray().Count));
        Assert.Equal(1, (int)(await ImportAsync(service.Api, book, "&worksheet=Notes")).Json["added"]!);
        Assert.Equal(["Jane Doe", "Li Wei", "Hidden One"], (await ProspectsAsync(service.Api)).Select(p => (string?)p["name"]));
    }

    [Fact]
    public async Task A_sheet_is_read_without_storing_anybody()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        byte[] book = WorkbookFiles.Xlsx(("People", "visible", s_people, []), ("More", "visible", [["Name"], ["Li Wei"]], []));
        Answer first = await service.Api.SendAsync(HttpMethod.Post, Routes.LocalSheet, new ByteArrayContent(book));
        string[] lines = ((string)first.Json["csv"]!).Split('\n');
        Assert.Equal((8, true), (lines.Length, lines[3].StartsWith("\"Jane Doe\",\"Acme, \"\"Inc\"\"\",", StringComparison.Ordinal)));
        Assert.Contains("'People' was read", (string)first.Json["notes"]![0]!, StringComparison.Ordinal);
        Answer named = await service.Api.SendAsync(HttpMethod.Post, Routes.LocalSheet + "?worksheet=more", new ByteArrayContent(book));
        Assert.Equal(("\"Name\"\n\"Li Wei\"\n", 0), ((string)named.Json["csv"]!, named.Json["notes"]!.AsArray().Count));
        Assert.Equal(400, (await service.Api.SendAsync(HttpMethod.Post, Routes.LocalSheet + "?worksheet=x", new ByteArrayContent(book))).Status);
        Assert.Equal(1, (int)(await ImportAsync(service.Api, book, "&worksheet=More")).Json["added"]!);
    }

    [Fact]
    public async Task What_cannot_be_read_says_why()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        byte[] good = WorkbookFiles.Xlsx(("A", "visible", [["Name"], ["Jane Doe"]], []), ("B", "visible", [], []));
        (byte[] File, string Query, string Says)[] cases =
        [
            (good, "&worksheet=C", "has no sheet 'C'. It has: 'A', 'B' (empty)"),
            (good, "&worksheet=B", "the sheet 'B' is empty"),
            (WorkbookFiles.Xlsx(("A", "visible", [], [])), string.Empty, "the workbook is empty"),
            (WorkbookFiles.Xlsx(("A", "hidden", [["Name"], ["x"]], [])), string.Empty, "all sheets with something in them are hidden"),
            (Encoding.UTF8.GetBytes("Name\nJane Doe\n"), string.Empty, "not an Excel workbook"),
            ([.. good.Take(good.Length / 2)], string.Empty, "not an Excel workbook"),
            ([.. Encoding.Latin1.GetBytes("PK\u0003\u0004"), .. new byte[200]], string.Empty, "not an Excel workbook"),
            ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[2000]], string.Empty, "not an Excel workbook"),
            ([], string.Empty, "not an Excel workbook"),
            (File.ReadAllBytes(PeopleFile.Path(Path.Combine("workbooks", "protected.xlsx"))), string.Empty, "protected with a password"),
        ];
        foreach ((byte[] file, string query, string says) in cases)
        {
            Answer answer = await ImportAsync(service.Api, file, query);
            Assert.Equal((400, true, answer.Text), (answer.Status, answer.Text.Contains(says, StringComparison.Ordinal), answer.Text));
        }

        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), "prospecting-*.tmp"));
    }

    [Fact]
    public async Task A_preview_imports_nobody()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        Answer answer = await ImportAsync(service.Api, WorkbookFiles.Xlsx(("People", "visible", s_people, [])), "&preview=true");
        Assert.Equal(
            "Full Name=name:Jane Doe Company=company:Acme, \"Inc\" LinkedIn URL=linkedinUrl:https://www.linkedin.com/in/jane-doe-1",
            string.Join(' ', answer.Json["columns"]!.AsArray().Take(3).Select(c => $"{c!["header"]}={c["field"]}:{c["example"]}")));
        Assert.Equal(0, (int)answer.Json["added"]!);
    }

    /// <summary>The format of before 2007, and a table of text that calls itself so.</summary>
    [Fact]
    public async Task Old_workbooks_are_read()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        Answer answer = await ImportAsync(service.Api, await File.ReadAllBytesAsync(PeopleFile.Path(Path.Combine("workbooks", "people.xls"))));
        Assert.Equal((200, 2), (answer.Status, (int)answer.Json["added"]!));
        Assert.Equal(["Jürgen Muster", "Ana Gil"], (await ProspectsAsync(service.Api)).Select(p => (string?)p["name"]));
    }

    private static Task<Answer> ImportAsync(Api api, byte[] file, string query = "") =>
        api.SendAsync(HttpMethod.Post, Routes.LocalPeople + "?format=workbook&listName=all" + query, new ByteArrayContent(file));

    private static async Task<IReadOnlyList<JsonNode>> ProspectsAsync(Api api)
    {
        JsonNode job = await api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("all")}}"}""");
        return await api.ProspectsAsync((string)job["audienceId"]!);
    }
}
