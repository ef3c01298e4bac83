using System;
using System.Linq;
using System.Text.RegularExpressions;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Search;

/// <summary>Reads what a people search of LinkedIn or Sales Navigator asks for from its address.</summary>
public static class SearchAddress
{
    // Browsers and servers give up at about this length too.
    private const int MaxLength = 64 * 1024;

    private static readonly Regex s_search = new(
        @"^(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.c(?:om|n)(?::[0-9]+)?/(?:m/|mwlite/)?(?:(?<sales>sales/search(?:/people(?:/[^?#]*)?)?)|search/results/people(?:/[^?#]*)?)/?(?=[?#]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(2));

    // What "View employees" of a company's page in Sales Navigator leads to.
    private static readonly Regex s_account = new("/sales/search/people/list/employees-for-account/([0-9]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    /// <summary>Reads an address.</summary>
    /// <param name="address">The address, as copied from the browser.</param>
    /// <returns>The query, with what is not applied; or why there is none. Nothing throws, whatever the text.</returns>
    public static SearchReading Read(string? address)
    {
        SearchFindings findings = new();
        bool asGiven = TryLocate(address ?? string.Empty, out bool sales, out EscapedText parameters) && !LinkedInUrl.HoldsSeveralSearches(address);
        if (!asGiven && !(LinkedInUrl.TryParsePeopleSearch(address, out Uri? inner) && TryLocate(inner.AbsoluteUri, out sales, out parameters)))
        {
            string refusal = LinkedInRefusal.Of(address, LinkedInAddressKind.PeopleSearch);
            return new SearchReading(null, findings, new SearchProblem("this " + refusal.TrimEnd('.'), null));
        }

        try
        {
            FilterInterpreter filters = new(findings);
            if (s_account.Match(address) is { Success: true } account)
            {
                filters.Add(new FilterValue(FilterKey.Find("flat", "company")!, "employees-for-account", account.Groups[1].Value, null, false));
            }

            EscapedText whole = parameters.Joined();
            if (whole != parameters)
            {
                findings.Note("address", null, "a line ended within it; what stood before and after was put together");
            }

            AddressParameters.Read(sales, whole, filters, findings);
            QueryNode? query = filters.Build();
            return new SearchReading(query, findings, query is null ? new SearchProblem(Nothing(findings), null) : null);
        }
        catch (SearchTextException e)
        {
            // A position within an address that is part of another means nothing to a reader.
            return new SearchReading(null, findings, asGiven ? e.Problem : new SearchProblem(e.Problem.Message, null));
        }
    }

    private static string Nothing(SearchFindings findings)
    {
        string ignored = string.Join(", ", findings.Ignored.Select(filter => filter.Filter).Distinct());
        return "the address names nothing that can be searched for here"
            + (ignored.Length == 0 ? ": it holds no filters" : $": of its filters none can be applied ({ignored})");
    }

    // The address as it was given, so that problems can point into it.
    private static bool TryLocate(string address, out bool sales, out EscapedText parameters)
    {
        // Marks that mails and chats put around an address.
        int start = 0;
        int end = address.Length;
        while (start < end && (char.IsWhiteSpace(address[start]) || address[start] is '<' or '"' or '\'' or '\u201c' or '\u2018' or '`'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(address[end - 1]) || address[end - 1] is '>' or '"' or '\'' or '\u201d' or '\u2019' or '`'))
        {
            end--;
        }

        // Slack: <address|text>.
        bool linked = start > 0 && address[start - 1] == '<';
        end = linked && address.IndexOf('|', start, end - start) is var bar and >= 0 ? bar : end;
        string text = address.Substring(start, end - start);
        Match match = text.Length > MaxLength ? Match.Empty : s_search.Match(text);
        sales = match.Groups["sales"].Success;
        parameters = match.Success && match.Length < text.Length
            ? EscapedText.From(text.Substring(match.Length + 1), start + match.Length + 1)
            : EscapedText.From(string.Empty, end);
        return match.Success && !(sales && AddressParameters.IsSavedSearch(parameters));
    }
}
