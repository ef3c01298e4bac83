using System.Linq;
using System.Text;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Tests.Search;

/// <summary>The page docs/searches.md, made of the data files that the reader uses.</summary>
internal static class SearchesPage
{
    private const string Introduction =
        """
        # What of a search is understood

        The local service reads the address of a people search of Sales Navigator or LinkedIn, as the browser shows it, and looks
        in its own directory for the people whom it means. What it cannot apply is named: the job has it as `IgnoredFilters`,
        `Start-ProspectingJob` warns of it, `-Strict` refuses such a start, and `Measure-ProspectingSource` shows it beforehand; the same
        holds for `New-ContactList` and `Find-Contact`. A vendor's service applies what it knows, and does not say.

        This page is made of the data files in `src/ProspectingTools.Contracts/Search/Data`; a test compares them.

        ## Addresses

        | Address | Read as |
        |---|---|
        | `linkedin.com/sales/search/people?query=(…)`, also `#query=` | Sales Navigator's query language: records, `List(…)`, marks and texts escaped once or twice |
        | `linkedin.com/sales/search/people?titleIncluded=…&geoIncluded=…` | Sales Navigator, 2019 to 2021 |
        | `linkedin.com/search/results/people/?keywords=…&geoUrn=…` | LinkedIn's own search, also with the `facet…` names of before 2021 |

        An address that holds no search is refused with what it is: a saved search (`-SavedSearchId`), a lead list
        (`-LeadListId`), a search for companies, for everything, of LinkedIn Recruiter, a short link. A query that is cut off or out of
        balance is an error with the character where it is.

        ## Words

        Keywords, and titles and companies without a number, are in LinkedIn's Boolean notation: `AND`, `OR` and `NOT` in capitals,
        quotation marks of any kind around a phrase, brackets. `NOT` binds before `AND`, `AND` before `OR`; words side by side must all
        occur. The same holds for `-Keyword` and `-JobTitle` of `New-ContactList` and `Find-Contact`. In keywords `title:`,
        `company:`, `firstname:` and `lastname:` before a word or phrase look into that field. What looks like an operator and is none
        (`or`, `ODER`, `|`, `-word`, `word*`, single quotation marks) is told as a note.

        An address may be broken into lines, escaped as a whole, or within the link of a mail, chat or search engine.
        In a list (`["…","…"]`, `List(…)`) a value in quotation marks keeps its commas. Where one of its two marks is missing, the value is
        read up to the next comma, and `FilterNotes` says so; a list without its end is an error. `us:84`, of before 2020, is a place by a
        number that is not known here: the whole country is looked through, and that is told. `us:New York` is read as `New York, United
        States`, and noted.

        Values of one filter are alternatives, excluded ones must all be absent, and the filters must all hold. A number decides where
        LinkedIn has a closed list, because its text is in the user's language; of titles and companies the text decides. Where number
        and text are known to disagree, `FilterNotes` says so.

        """;

    public static string Text()
    {
        StringBuilder text = new(Introduction.Replace("\r\n", "\n", System.StringComparison.Ordinal));
        Filters(text, "Filters of Sales Navigator", "sales");
        Filters(text, "Parameters of Sales Navigator, 2019 to 2021", "flat");
        Filters(text, "Parameters of LinkedIn's search", "web");
        text.Append("## Not filters\n\nThese parameters say nothing of whom is looked for, and are passed over: ")
            .AppendJoin(", ", SearchVocabulary.Filters.Where(filter => filter.Place == "beside").Select(filter => $"`{filter.Name}`")).Append(".\n\n");
        Values(text, "Head counts", "COMPANY_HEADCOUNT");
        Values(text, "Kinds of companies", "COMPANY_TYPE");
        Values(text, "Levels of seniority", "SENIORITY_LEVEL");
        Values(text, "Functions, read from the title", "FUNCTION");
        Values(text, "Job titles known by number", "CURRENT_TITLE");
        Values(text, "Places known by number", "REGION");
        Values(text, "Industries", "INDUSTRY");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Filters(StringBuilder text, string heading, string place)
    {
        text.Append("## ").Append(heading).Append("\n\n| Name | Applied | |\n|---|---|---|\n");
        foreach (IGrouping<(bool IsApplied, string About), KnownFilter> group in SearchVocabulary.Filters.Where(filter => filter.Place == place).GroupBy(filter => (filter.IsApplied, filter.About)))
        {
            text.Append("| ").AppendJoin(", ", group.Select(filter => $"`{filter.Name}`")).Append(group.Key.IsApplied ? " | yes | " : " | no | ").Append(group.Key.About).Append(" |\n");
        }

        text.Append('\n');
    }

    private static void Values(StringBuilder text, string heading, string type)
    {
        text.Append("## ").Append(heading).Append("\n\n")
            .AppendJoin(" · ", SearchVocabulary.ValuesOf(type).Where(value => value.Key.Length > 0).Select(value => $"{value.Key} {value.Value}")).Append("\n\n");
    }
}
