using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

[Collection(nameof(Alone))]
public sealed class CsvTests
{
    [Fact]
    public async Task All_members_of_Congress_are_read()
    {
        byte[] file = await File.ReadAllBytesAsync(PeopleFile.Path("legislators-current.csv"));
        List<PersonRow> rows = await PeopleFile.ReadAsync(file, "title=type,location=state,externalId=bioguide_id");

        Assert.DoesNotContain(rows, row => row.Error is not null);
        Assert.Equal(537, rows.Select(row => row.Person!.ProfileUrl).Distinct().Count());
        Assert.Equal(Enumerable.Range(2, 537).Select(line => (long)line), rows.Select(row => row.Line));
        Prospect first = rows[0].Person!.Prospect;
        Assert.Equal(("Maria Cantwell", "Maria", "Cantwell", "sen", "WA"), (first.Name, first.FirstName, first.LastName, first.Title, first.Location!.Text));
        Assert.Null(first.LinkedinUrl);
        Assert.Null(first.Company);
        Assert.StartsWith("urn:prospecting:person:", rows[0].Person!.ProfileUrl, StringComparison.Ordinal);
        Assert.Equal(100, rows.Count(row => row.Person!.Prospect.Title == "sen"));
        Assert.Contains(rows, row => row.Person!.Prospect.Name!.Contains('á', StringComparison.Ordinal));

        // A second import finds the same people, and without the ids they are as many.
        List<PersonRow> again = await PeopleFile.ReadAsync(file, "title=type,location=state,externalId=bioguide_id");
        Assert.Equal(rows.Select(row => row.Person!.ProfileUrl), again.Select(row => row.Person!.ProfileUrl));
        List<PersonRow> byName = await PeopleFile.ReadAsync(file, "title=type,location=state");
        Assert.Equal(537, byName.Select(row => row.Person!.ProfileUrl).Distinct().Count());
    }

    [Fact]
    public async Task The_connections_export_of_LinkedIn_is_known()
    {
        List<PersonRow> rows = await PeopleFile.ReadAsync(
            "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing. "
            + "You will only see email addresses for connections who have allowed it, see https://www.linkedin.com/help/linkedin/answer/261\"\n\n"
            + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            + "Zoë,Ødegård,https://www.linkedin.com/in/zoe-odegard,zoe@aurelia.example,Aurelia Robotics,\"VP, Engineering\",01 Mar 2024\n"
            + ",,,,,,02 Mar 2024\n"
            + "Ren,林,https://www.linkedin.com/in/ren%E6%9E%97,,,,03 Mar 2024\n");

        Assert.Equal("5:Zoë Ødegård 7:Ren 林", PeopleFile.Names(rows));
        Person zoe = rows[0].Person!;
        Assert.Equal("https://www.linkedin.com/in/zoe-odegard", zoe.ProfileUrl);
        Assert.Equal("zoe-odegard", zoe.Prospect.PublicIdentifier);
        Assert.Equal("VP, Engineering", zoe.Prospect.Title);
        Assert.Equal("Aurelia Robotics", zoe.Prospect.Company!.Name);
        Assert.Equal("zoe@aurelia.example", Assert.Single(zoe.Prospect.Emails!).Email);
        Assert.Equal("ren林", rows[1].Person!.Prospect.PublicIdentifier);
    }

    [Theory]
    [InlineData("name,title\r\nAnn,CTO\r\nBob,CFO\r\n")]
    [InlineData("name,title\nAnn,CTO\nBob,CFO")]
    [InlineData("name,title\rAnn,CTO\rBob,CFO\r")]
    [InlineData("name;title\nAnn;CTO\nBob;CFO")]
    [InlineData("name\ttitle\nAnn\tCTO\nBob\tCFO")]
    [InlineData("name|title\nAnn|CTO\nBob|CFO")]
    [InlineData("\uFEFFname,title\nAnn,CTO\nBob,CFO")]
    [InlineData("\"Name\",\"Job Title\"\n\"Ann\",\"CTO\"\n\"Bob\" , \"CFO\"")]
    [InlineData("  full_name , JOB-TITLE \nAnn,CTO\nBob,CFO,,")]
    public async Task Spellings_of_CSV_are_understood(string text)
    {
        List<PersonRow> rows = await PeopleFile.ReadAsync(text);
        Assert.Equal("2:Ann 3:Bob", PeopleFile.Names(rows));
        Assert.Equal(["CTO", "CFO"], PeopleFile.Prospects(rows).Select(p => p.Title));
    }

    [Fact]
    public async Task Excels_separator_line_and_empty_lines_keep_the_line_numbers()
    {
        List<PersonRow> rows = await PeopleFile.ReadAsync("sep=;\nname;title\n\n   \nAnn;\"two\r\nlines\"\n\nBob;CFO\n");
        Assert.Equal("5:Ann 8:Bob", PeopleFile.Names(rows));
        Assert.Equal("two\nlines", rows[0].Person!.Prospect.Title);
    }

    [Fact]
    public async Task Text_of_other_encodings_keeps_its_accents()
    {
        const string Text = "name,title\nJosé Núñez,Größe\n";
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)];
        byte[] windows = Encoding.Latin1.GetBytes(Text);
        foreach (byte[] bytes in new[] { Encoding.UTF8.GetBytes(Text), utf16, windows })
        {
            PersonRow row = Assert.Single(await PeopleFile.ReadAsync(bytes));
            Assert.Equal(("José Núñez", "Größe"), (row.Person!.Prospect.Name, row.Person.Prospect.Title));
        }
    }

    [Fact]
    public async Task Characters_of_four_bytes_survive_every_buffer_boundary()
    {
        StringBuilder text = new("name,about\n");
        for (int i = 0; i < 4000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{new string('x', i % 37)}𠮷田 {i},🚀{string.Concat(Enumerable.Repeat("🙂", i % 11))}\n");
        }

        List<PersonRow> rows = await PeopleFile.ReadAsync(text.ToString());
        Assert.Equal(4000, rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            Assert.Equal($"{new string('x', i % 37)}𠮷田 {i}", rows[i].Person!.Prospect.Name);
            Assert.Equal("🚀" + string.Concat(Enumerable.Repeat("🙂", i % 11)), rows[i].Person!.Prospect.About);
        }
    }

    [Fact]
    public async Task A_bad_row_costs_itself_alone()
    {
        string text = string.Join('\n', [
            "name,title,email", //  1
            "Ann,CTO,ann@a.example", //  2
            "\"Bad,CEO,x@y.example", //  3: never closed
            "Bob,CFO,b@b.example", //  4
            "Cy,one,c@c.example,extra", //  5: too many cells
            "Dwayne \"The Rock\" Johnson,actor,d@d.example", //  6
            "\"Eve\"x,bad quotes,e@e.example", //  7
            new string('z', 70_000) + ",too long,", //  8
            "Flo,COO,not an address", //  9
            ",no name,", // 10
            "\"Gus \"\"G\"\" Gray\",\"a, b\",g@g.example", // 11
            "\"two\nlines\",\"x\ny\",", // 12 and 13, 14
            "Hal", // 15
            "\"open to the end,x,y", // 16
            "Ida,CIO,i@i.example", // 17
        ]);
        List<PersonRow> rows = await PeopleFile.ReadAsync(text);
        Assert.Equal(
            "2:Ann 3:! 4:Bob 5:! 6:Dwayne \"The Rock\" Johnson 7:! 8:! 9:Flo 10:! 11:Gus \"G\" Gray 12:two\nlines 15:Hal 16:! 17:Ida",
            PeopleFile.Names(rows));
        Assert.Contains("quotes", rows[1].Error, StringComparison.Ordinal);
        Assert.Contains("4 cells, the header 3", rows[3].Error, StringComparison.Ordinal);
        Assert.Contains("quotes", rows[5].Error, StringComparison.Ordinal);
        Assert.Contains("name has more than 65536", rows[6].Error, StringComparison.Ordinal);
        Assert.Empty(rows[7].Person!.Prospect.Emails!);
    }

    [Fact]
    public async Task An_endless_line_and_a_quote_that_never_closes_cost_no_more_than_themselves()
    {
        string text = "name,title\n" + new string('a', 3_000_000) + "\nAnn,CTO\n\"open," + new string('b', 3_000_000) + "\n"
            + string.Concat(Enumerable.Repeat("Bob,CFO\n", 2000));
        List<PersonRow> rows = await PeopleFile.ReadAsync(text);
        Assert.Equal([2L, 4L], rows.Where(row => row.Error is not null).Select(row => row.Line));
        Assert.Equal(2001, rows.Count(row => row.Person is not null));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_file_made_to_be_scanned_again_and_again_is_read_in_linear_time()
    {
        // Each line closes the quote of the line before, and opens the next.
        await LinearTime.CheckAsync(30_000, static async lines =>
        {
            List<PersonRow> rows = await PeopleFile.ReadAsync("name,title\n" + string.Concat(Enumerable.Repeat("a\",\"\n", lines)));
            Assert.NotEmpty(rows);
            Assert.All(rows, static row => Assert.NotNull(row.Error));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    public async Task An_empty_file_has_no_people(string text) => Assert.Empty(await PeopleFile.ReadAsync(text));

    [Theory]
    [InlineData("Symbol,Security,GICS Sector\nMMM,3M,Industrials\n")]
    [InlineData("\0\0\0\0\u0001\u0002")]
    [InlineData("nothing")]
    public async Task A_file_without_people_is_one_error(string text)
    {
        PersonRow row = Assert.Single(await PeopleFile.ReadAsync(text, format: PeopleFormat.Csv));
        Assert.Contains("header", row.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_of_a_missing_column_is_one_error_before_any_row()
    {
        PersonRow row = Assert.Single(await PeopleFile.ReadAsync("name,typ\nAnn,sen\nBob,rep\n", "title=type"));
        Assert.Equal(1, row.Line);
        Assert.Contains("'type'", row.Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Random_bytes_never_throw_and_every_row_has_a_line()
    {
        Random random = new(20261121);
        byte[] alphabet = [.. "\"\",,;\t|\n\r\n aé{}[]:x@.\\"u8, 0xFF, 0xC3, 0x00, 0xF0, 0x9F];
        for (int round = 0; round < 1000; round++)
        {
            byte[] bytes = [.. "name,title,email\n"u8, .. Enumerable.Range(0, random.Next(300)).Select(_ => alphabet[random.Next(alphabet.Length)])];
            PeopleFormat format = (PeopleFormat)random.Next(3);
            long last = 0;
            foreach (PersonRow row in await PeopleFile.ReadAsync(bytes, format: format))
            {
                Assert.True(row.Line > last, $"round {round}: line {row.Line} after {last}");
                last = row.Line;
            }
        }
    }
}
