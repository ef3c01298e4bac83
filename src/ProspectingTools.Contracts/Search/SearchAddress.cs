using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace ProspectingTools.Contracts.Search;

/// <summary>Reads what a people search of LinkedIn or Sales Navigator asks for from its address.</summary>
public static class SearchAddress
{
    // Browsers and servers give up at about this length too.
    private const int MaxLength = 64 * 1024;

    private static readonly Regex s_linkedIn = new(
        @"^(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com(?::[0-9]+)?(?<path>/[^?#]*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(2));

    private static readonly Regex s_shortLink = new(@"^(?:https?://)?lnkd\.in/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    /// <summary>Tells what an address is, without reading its filters.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Its kind.</returns>
    public static SearchAddressKind KindOf(string? address) => Locate(address ?? string.Empty, out _);

    /// <summary>Reads an address.</summary>
    /// <param name="address">The address, as copied from the browser.</param>
    /// <returns>The query, with what is not applied; or why there is none. Nothing throws, whatever the text.</returns>
    public static SearchReading Read(string? address)
    {
        SearchFindings findings = new();
        SearchAddressKind kind = Locate(address ?? string.Empty, out EscapedText parameters);
        if (ProblemOf(kind) is { } refusal)
        {
            return new SearchReading(kind, null, findings, new SearchProblem(refusal, null));
        }

        try
        {
            FilterInterpreter filters = new(findings);
            AddressParameters.Read(kind, parameters, filters, findings);
            QueryNode? query = filters.Build();
            return new SearchReading(kind, query, findings, query is null ? new SearchProblem(Nothing(findings), null) : null);
        }
        catch (SearchTextException e)
        {
            return new SearchReading(kind, null, findings, e.Problem);
        }
    }

    private static string Nothing(SearchFindings findings)
    {
        string ignored = string.Join(", ", findings.Ignored.Select(filter => filter.Filter).Distinct());
        return "the address names nothing that can be searched for here"
            + (ignored.Length == 0 ? ": it holds no filters" : $": of its filters none can be applied ({ignored})");
    }

    private static string? ProblemOf(SearchAddressKind kind) => kind switch
    {
        SearchAddressKind.SalesNavigator or SearchAddressKind.People => null,
        SearchAddressKind.SavedSearch => "this is the address of a saved search, and holds none of its filters; give the saved search (savedSearchId), or the address that the browser shows after a filter was changed",
        SearchAddressKind.LeadList => "this is the address of a lead list, not of a search; give the lead list (leadListId)",
        SearchAddressKind.AccountList => "this is the address of a list of companies; searches find people: give the address of a people search at those companies",
        SearchAddressKind.Companies => "this is the address of a search of companies; searches find people: give the address of a people search at those companies",
        SearchAddressKind.Everything => "this is the address of a search of everything; choose 'People' in it, and give that address (/search/results/people/)",
        SearchAddressKind.OtherSearch => "this search of LinkedIn does not find people; give the address of a people search (/search/results/people/)",
        SearchAddressKind.Recruiter => "this is the address of LinkedIn Recruiter, which cannot be read; give the address of a people search on LinkedIn or Sales Navigator",
        SearchAddressKind.Profile => "this is the address of a profile, not of a search; give it as a profile (urls)",
        SearchAddressKind.Post => "this is the address of a post, not of a search; give it as a post (postUrl)",
        SearchAddressKind.ShortLink => "this is a short link, which tells nothing of its search; open it, and give the address that the browser then shows",
        _ => "this is not the address of a people search on LinkedIn or Sales Navigator",
    };

    private static SearchAddressKind Locate(string address, out EscapedText parameters)
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

        string text = address.Substring(start, end - start);
        parameters = EscapedText.From(string.Empty, end);
        Match match = text.Length > MaxLength ? Match.Empty : s_linkedIn.Match(text);
        if (!match.Success)
        {
            return text.Length <= MaxLength && s_shortLink.IsMatch(text) ? SearchAddressKind.ShortLink : SearchAddressKind.Other;
        }

        int rest = match.Length;
        if (rest < text.Length && text[rest] is not ('?' or '#'))
        {
            // Another host that only begins like LinkedIn's.
            return SearchAddressKind.Other;
        }

        if (rest < text.Length)
        {
            parameters = EscapedText.From(text.Substring(rest + 1), start + rest + 1);
        }

        SearchAddressKind kind = OfPath(match.Groups["path"].Value);
        return kind == SearchAddressKind.SalesNavigator && AddressParameters.IsSavedSearch(parameters) ? SearchAddressKind.SavedSearch : kind;
    }

    private static SearchAddressKind OfPath(string path)
    {
        string[] segments = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(segment => Uri.UnescapeDataString(segment).Trim().ToLowerInvariant())
            .SkipWhile(segment => segment is "mwlite" or "m" or "mob").ToArray();
        return segments switch
        {
            ["sales", "search", "people", ..] or ["sales", "search"] => SearchAddressKind.SalesNavigator,
            ["search", "results", "people", ..] => SearchAddressKind.People,
            ["sales", "search", "company" or "companies" or "accounts", ..] or ["search", "results", "companies", ..] => SearchAddressKind.Companies,
            ["sales", "search", "saved", ..] or ["sales", "saved-searches", ..] or ["sales", "search", "saved-searches", ..] => SearchAddressKind.SavedSearch,
            ["sales", "lists", "company" or "accounts", ..] => SearchAddressKind.AccountList,
            ["sales", "lists", ..] => SearchAddressKind.LeadList,
            ["search", "results", "all", ..] or ["search", "results"] or ["search", "results", "index", ..] => SearchAddressKind.Everything,
            ["search", ..] or ["jobs", ..] => SearchAddressKind.OtherSearch,
            ["talent", ..] or ["recruiter", ..] => SearchAddressKind.Recruiter,
            ["in" or "pub", ..] or ["sales", "lead" or "people", ..] => SearchAddressKind.Profile,
            ["posts" or "feed", ..] => SearchAddressKind.Post,
            _ => SearchAddressKind.Other,
        };
    }
}
