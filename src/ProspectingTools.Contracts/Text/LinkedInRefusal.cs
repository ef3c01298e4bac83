using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Text;

/// <summary>Says of an address that cannot be used what it is instead, and what to give.</summary>
public static class LinkedInRefusal
{
    /// <summary>The reason.</summary>
    /// <param name="text">The address that was refused.</param>
    /// <param name="wanted">What it was given for.</param>
    /// <returns>The rest of a sentence that begins with the address: <c>is a company page. Give …</c>.</returns>
    public static string Of(string? text, LinkedInAddressKind wanted)
    {
        (string what, string? advice) = Describe(text, wanted);
        return $"{what}. {advice ?? Advice(wanted)}";
    }

    private static string Advice(LinkedInAddressKind wanted) => wanted switch
    {
        LinkedInAddressKind.Profile => "Give a person's profile, such as https://www.linkedin.com/in/name.",
        LinkedInAddressKind.Company => "Give a company's page, such as https://www.linkedin.com/company/name.",
        LinkedInAddressKind.Post => "Give a post: https://www.linkedin.com/posts/… or https://www.linkedin.com/feed/update/urn:li:activity:….",
        _ => "Give a people search: https://www.linkedin.com/search/results/people/?keywords=… or https://www.linkedin.com/sales/search/people?query=….",
    };

    private static (string What, string? Advice) Describe(string? text, LinkedInAddressKind wanted)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return ("is empty", null);
        }

        IReadOnlyList<LinkedInAddress> found = LinkedInAddress.FindAll(text);
        if (found.Count == 0)
        {
            return Elsewhere(text!);
        }

        // Several that are each right are too many; else the first of them tells what this is.
        if (found.Count(address => Fits(address, wanted)) > 1)
        {
            return ("holds several addresses", "Give them one by one.");
        }

        return found[0].Urn is { } urn ? Urn(urn) : Place(found[0], wanted);
    }

    private static bool Fits(LinkedInAddress address, LinkedInAddressKind wanted)
    {
        string text = address.Urn ?? address.Uri.AbsoluteUri;
        return wanted switch
        {
            LinkedInAddressKind.Profile => LinkedInUrl.TryNormalizeProfile(text, out _),
            LinkedInAddressKind.Company => LinkedInUrl.TryNormalizeCompany(text, out _),
            LinkedInAddressKind.Post => LinkedInUrl.TryNormalizePost(text, out _),
            _ => LinkedInUrl.TryParsePeopleSearch(text, out _),
        };
    }

    private static (string, string?) Elsewhere(string text)
    {
        if (AddressText.IsBroken(text))
        {
            return ("is broken by the end of a line", "Give it in one line.");
        }

        Uri? uri = AddressText.Find(text).Select(LinkedInAddress.ToUri).FirstOrDefault(found => found is not null);

        // What leads round in a circle is followed no further than an address that is taken.
        for (int i = 0; i < LinkedInAddress.MaxWrappers && uri is not null && AddressWrapper.Inner(uri) is { } inner; i++)
        {
            uri = AddressText.Find(inner).Select(LinkedInAddress.ToUri).FirstOrDefault(found => found is not null);
        }

        string host = uri?.Host.ToLowerInvariant() ?? string.Empty;
        return host switch
        {
            "lnkd.in" or "www.lnkd.in" or "bit.ly" or "t.co" or "tinyurl.com" or "rebrand.ly" or "ow.ly" or "buff.ly" or "goo.gl" or "is.gd" or "cutt.ly" or "shorturl.at" or "t.ly"
                => ("is a short link, which does not say where it leads", "Open it in a browser and give the address that it leads to."),
            "" => ("is not a LinkedIn address", null),
            _ when host.IndexOf('.') < 0 => ("is not a LinkedIn address", null),
            _ => ($"is an address of {host}, not of LinkedIn's", null),
        };
    }

    private static (string, string?) Urn(string urn) => LinkedInUrn.KindOf(urn) switch
    {
        "member" or "person" => ("names a member by a number that has no address", "Open the profile in a browser and give the address that it then shows."),
        "activity" or "share" or "ugcpost" or "grouppost" or "comment" or "fsd_update" => ("is a post", null),
        "organization" or "company" or "fs_company" or "fsd_company" or "fs_salescompany" or "fs_minicompany" => ("is a company", null),
        "school" or "fs_minischool" or "fsd_school" => ("is a school", null),
        "group" or "fsd_group" => ("is a group", null),
        "jobposting" or "fsd_jobposting" or "fs_normalized_jobposting" => ("is a job advertisement", null),
        "geo" or "fs_geo" or "fsd_geo" => ("is a place", null),
        _ => ("names nothing that has an address of this kind", null),
    };

    private static (string, string?) Place(LinkedInAddress address, LinkedInAddressKind wanted) => address.Segments switch
    {
        [] => ("is LinkedIn's home page", null),
        ["sales", "lists", "people", ..] => ("is a lead list of Sales Navigator", "Use -LeadListId with its id; Get-SalesNavLeadList shows the lists."),
        ["sales", "lists", ..] => ("is an account list of Sales Navigator", null),
        ["sales", "search", "people", ..] when wanted == LinkedInAddressKind.PeopleSearch => ("is a saved search, whose filters its address does not hold", "Use -SavedSearchId with its id; Get-SalesNavSavedSearch shows the searches."),
        ["sales", "saved-searches", ..] => ("is the page of saved searches", "Use -SavedSearchId; Get-SalesNavSavedSearch shows the searches."),
        ["sales", "search", "company" or "account" or "accounts", ..] => ("is a search for companies", null),
        ["search", "results", "people", ..] or ["sales", "search", "people", ..] => ("is a search for people", wanted == LinkedInAddressKind.Profile ? "Use -SearchUrl." : null),
        ["search", "results", "all", ..] => ("is a search for everything, not for people only", "Choose People above its results: the address then begins with https://www.linkedin.com/search/results/people/."),
        ["search", "results", var what, ..] => ($"is a search for {LinkedInSlug.Unescape(what).ToLowerInvariant()}", null),
        ["search", ..] => ("is a search", null),
        ["talent", "search", ..] or ["recruiter", "search", ..] or ["talent", "hire", ..] => ("is a page of LinkedIn Recruiter", "Recruiter's searches cannot be read here."),
        ["talent" or "recruiter", ..] => ("is a page of LinkedIn Recruiter", "Choose 'Public profile' on it and give the address that it then shows."),
        ["sales", "gmail", ..] or ["sales", "profile" or "lead" or "people", ..] => ("is a page of Sales Navigator that names nobody", "Open the lead in Sales Navigator and give its address, https://www.linkedin.com/sales/lead/AC…."),
        ["sales", "company" or "accounts" or "account", ..] => ("is a company in Sales Navigator", null),
        ["profile", "view", ..] or ["profile", ..] => ("is an old address, whose number no longer names anybody", "Open it in a browser and give the address that it then shows."),
        ["pub", "dir", ..] => ("is a list of people of one name", null),
        ["in", ..] when wanted != LinkedInAddressKind.Profile && Fits(address, LinkedInAddressKind.Profile) => ("is a person's profile", wanted == LinkedInAddressKind.PeopleSearch ? "Use -Url." : null),
        ["in", var id, ..] when LinkedInSlug.IsLowered(LinkedInSlug.Unescape(id)) => ("is an id of LinkedIn's in which all capitals became small letters, and they count", "Take the address from the page itself, or from an export that keeps capitals."),
        ["in", var id, ..] when LinkedInSlug.IsRecruiterId(LinkedInSlug.Unescape(id)) => ("is an id of LinkedIn Recruiter's, which has no public page", "Choose 'Public profile' on its page in Recruiter and give the address that it then shows."),
        ["in", var id, ..] => (LinkedInSlug.NamesNobody(LinkedInSlug.Unescape(id)) ? "names nobody" : "is not a profile that can be read", null),
        ["in"] or ["pub", ..] => ("names nobody", null),
        ["school", ..] or ["edu", ..] => ("is a school", null),
        ["company" or "company-beta" or "companies" or "showcase" or "organization", ..] => ("is a company page", null),
        ["groups", ..] => ("is a group", null),
        ["jobs" or "job" or "hiring", ..] => ("is a job advertisement", null),
        ["learning", ..] => ("is a course of LinkedIn Learning", null),
        ["pulse", ..] => ("is an article", wanted == LinkedInAddressKind.Post ? "Give the address of the post that shares it: ⋯, 'Copy link to post'." : null),
        ["newsletters", ..] => ("is a newsletter", null),
        ["events", ..] => ("is an event", null),
        ["posts" or "feed" or "video" or "analytics", _, ..] => ("is a post", wanted == LinkedInAddressKind.Profile ? "For those who commented on it, use -PostUrl." : null),
        ["feed"] => ("is the feed", null),
        ["products" or "services", ..] => ("is a page of products or services", null),
        ["slink", ..] => ("is a short link, which does not say where it leads", "Open it in a browser and give the address that it leads to."),
        ["authwall" or "login" or "uas" or "checkpoint" or "signup", ..] => ("is a page to sign in, which does not say what is behind it", null),
        ["messaging", ..] => ("is a conversation", null),
        ["mynetwork" or "notifications", ..] => ("is a page of your own account", null),
        _ => ("is a page of LinkedIn's that names nothing of this kind", null),
    };
}
