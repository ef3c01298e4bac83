using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>docs/people-files.md says what is understood: it is made of the table of headers and of the cases of addresses.</summary>
public sealed class PeopleFilesPageTests
{
    private const string Head =
        """
        # People files and LinkedIn addresses: what is understood

        This page is made from `src/ProspectingTools.Files/Data/headers.txt` and `tests/data/cases/addresses.csv`; a test compares it. To make it
        again, run that test (`PeopleFilesPageTests`) with the environment variable `PROSPECTING_WRITE_DOCS=1`.

        ## Files

        CSV with commas, semicolons, tabs or bars; UTF-8, UTF-16 with or without a mark, or Windows-1252; lines above the header, rows wrapped whole in
        quotes, cells with line breaks; the lines that end a report, and its totals (`Data/footers.txt`), name nobody, nor does the header where it is repeated, nor the row of types (`string,string,number`) below it. A row of `Person` and `Company` over the headers says whose
        the headers below are. A second column of one header is named `<header> (2)`, one without a header `(column 3)`. JSON Lines: one object on each line; or one JSON array of objects. A list of
        LinkedIn addresses without a header: each line that is an address is a person. So is each line of a text, such as a saved e-mail, that has one in it.
        Headers compare without case, accents, blanks and punctuation. Beside the
        headers below these are understood by their parts: `<e-mail column> Status` and `<e-mail column> Confidence` belong to that address; `Email 4` is a further address;
        `Contact`, `Person`, `Lead`, `Prospect` and `Candidate` before a person's header, and `Account`, `Organization`, `Employer` and the like before a company's,
        make no difference; a header with LinkedIn and URL, profile or link in it is the profile, unless it speaks of something else.

        What fills no field is kept in the person's extra fields. A row names nobody when it has neither a name nor a profile; "LinkedIn Member", "N/A", "null null" and their like
        are no names. A person is known by every address (public, `ACoAA…`, `ACwAA…`), never by the name alone.
        Where a row has an id and no address, its address is `https://www.linkedin.com/in/` with the id. A prospect, and so an export, shows one address, the public one before
        ids; the others are its extra field `otherLinkedinUrls`, which JSON Lines has, CSV with `-Property *, otherLinkedinUrls`, and which is read back.


        """;

    [Fact]
    public void The_page_is_up_to_date()
    {
        string path = Path.Combine(PeopleFile.Path("README.md"), "..", "..", "..", "docs", "people-files.md");
        string page = Render().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("PROSPECTING_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.GetFullPath(path), page);
        }

        Assert.Equal(page, File.ReadAllText(Path.GetFullPath(path)).ReplaceLineEndings("\n"));
    }

    private static string Render()
    {
        var page = new StringBuilder(Head);
        page.Append("### Fields\n\n`-Map` takes these names: ").AppendJoin(", ", PersonFields.Names.Select(name => $"`{name}`")).Append(".\n");
        foreach (IGrouping<string, HeaderEntry> group in HeaderTable.Entries.GroupBy(entry => entry.Group))
        {
            page.Append("\n### Headers: ").Append(group.Key).Append("\n\n| Header | Field | Written by |\n|---|---|---|\n");
            foreach (HeaderEntry entry in group.OrderBy(entry => entry.Field ?? (PersonField)int.MaxValue).ThenBy(entry => entry.Header, StringComparer.Ordinal))
            {
                string when = string.Join(", ", entry.With.Select(other => "with " + other).Concat(entry.Without.Select(other => "without " + other)));
                page.Append("| ").Append(entry.Header).Append(when.Length > 0 ? $" ({when})" : string.Empty)
                    .Append(" | ").Append(entry.Field is { } field ? $"`{PersonFields.NameOf(field)}`" : "none")
                    .Append(" | ").Append(entry.Writers).Append(" |\n");
            }
        }

        page.Append("\n## Addresses\n\n| Kind | Given | Becomes |\n|---|---|---|\n");
        foreach (string line in File.ReadLines(PeopleFile.Path(Path.Combine("cases", "addresses.csv"))).Skip(1).Where(line => line.Length > 0))
        {
            IReadOnlyList<string> cells = CsvCells.Split(line, ',')!;
            page.Append("| ").Append(cells[0]).Append(" | `").Append(cells[1].Replace("|", "\\|", StringComparison.Ordinal)).Append("` | ")
                .Append(cells[2].StartsWith('-') ? $"refused{(cells[2].Length > 2 ? $": {cells[2][2..]}" : string.Empty)}" : $"`{cells[2]}`").Append(" |\n");
        }

        return page.ToString();
    }
}
