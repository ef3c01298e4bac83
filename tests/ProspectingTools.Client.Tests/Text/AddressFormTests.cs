using System;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>Where one letter or mark decides what an address is.</summary>
public sealed class AddressFormTests
{
    private const string Jane = "https://www.linkedin.com/in/jane-doe-1";
    private const string EscapedJane = "https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-doe-1";
    private const string EscapedBob = "https%3A%2F%2Fwww.linkedin.com%2Fin%2Fbob";

    [Theory]
    [InlineData("ACwAAABcDeF", true)]
    [InlineData("ACoAAABc", true)]
    [InlineData("ACwAAAB", false)]
    [InlineData("BCwAAABcDeF", false)]
    [InlineData("AXwAAABcDeF", false)]
    [InlineData("ACxAAABcDeF", false)]
    [InlineData("ACwBAABcDeF", false)]
    [InlineData("ACwABABcDeF", false)]
    [InlineData("ACwAAABc.DeF", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_members_id_is_known_by_each_of_its_first_letters(string? text, bool isId) => Assert.Equal(isId, LinkedInUrl.IsProviderId(text));

    // Recruiter's ids, and LinkedIn's own that lost their capitals, are nobody's name; what only looks like one is.
    [Theory]
    [InlineData("AEMAAAbcdefghijklmnopqrstuvwxyz0123456", false)]
    [InlineData("BEMAAAbcdefghijklmnopqrstuvwxyz0123456", true)]
    [InlineData("AXMAAAbcdefghijklmnopqrstuvwxyz0123456", true)]
    [InlineData("AEXAAAbcdefghijklmnopqrstuvwxyz0123456", true)]
    [InlineData("AEMBAAbcdefghijklmnopqrstuvwxyz0123456", true)]
    [InlineData("AEMABAbcdefghijklmnopqrstuvwxyz0123456", true)]
    [InlineData("AEMAAABCDEFGHIJKLMNOPQRSTUVWXYZ0123456", true)]
    [InlineData("AEMAAAbc", false)]
    [InlineData("AEMAAab", true)]
    [InlineData("acwaaabcdefghijklmnopqrstuvwxyz01234", false)]
    [InlineData("acwaaabcdefghijklmnopqrstuvwxyz0123", true)]
    [InlineData("abwaaabcdefghijklmnopqrstuvwxyz01234", true)]
    [InlineData("acxaaabcdefghijklmnopqrstuvwxyz01234", true)]
    [InlineData("acwbaabcdefghijklmnopqrstuvwxyz01234", true)]
    [InlineData("acwababcdefghijklmnopqrstuvwxyz01234", true)]
    public void An_id_that_opens_no_page_is_no_name(string slug, bool isName) =>
        Assert.Equal(isName ? $"https://www.linkedin.com/in/{slug.ToLowerInvariant()}" : null, Profile($"https://www.linkedin.com/in/{slug}"));

    [Theory]
    [InlineData("https://www.linkedin.com/company/null", null)]
    [InlineData("https://www.linkedin.com/company/undefined/", null)]
    [InlineData("https://www.linkedin.com/company/NaN", null)]
    [InlineData("https://www.linkedin.com/school/unavailable", null)]
    [InlineData("https://www.linkedin.com/company/me", "https://www.linkedin.com/company/me")]
    [InlineData("https://www.linkedin.com/company/%252e%252e", null)]
    [InlineData("https://www.linkedin.com/sales/company/urn:li:fs_salesCompany:1035", null)]
    public void A_company_is_named_by_its_address(string given, string? expected)
    {
        LinkedInUrl.TryNormalizeCompany(given, out string? url);
        Assert.Equal(expected, url);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/feed/update/urn:li:poll:7", "https://www.linkedin.com/feed/update/urn:li:poll:7")]
    [InlineData("https://www.linkedin.com/feed/update/7123456789", null)]
    [InlineData("https://www.linkedin.com/posts/%252e%252e", null)]
    [InlineData("https://www.linkedin.com/posts/%252e", null)]
    public void A_post_is_named_by_its_address(string given, string? expected)
    {
        LinkedInUrl.TryNormalizePost(given, out string? url);
        Assert.Equal(expected, url);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/sales/search/people?savedSearchId=1", false)]
    [InlineData("https://www.linkedin.com/sales/search/people?savedSearchId=1&query=(filters:List())", true)]
    [InlineData("https://www.linkedin.com/sales/search/people?savedSearchId=1&keywords=cto", true)]
    [InlineData("https://www.linkedin.com/sales/search/people?viewAllFilters=true", true)]
    public void A_saved_search_is_a_search_when_its_address_holds_filters(string given, bool isSearch) =>
        Assert.Equal(isSearch, LinkedInUrl.TryParsePeopleSearch(given, out _));

    [Theory]
    [InlineData("https://www.linkedin.com/in/%252e%252e", null)]
    [InlineData("ftp://www.linkedin.com/in/jane-doe-1", null)]
    [InlineData("linkedin://profile/", null)]
    [InlineData("https://www.linkedin.com/COMM/in/jane-doe-1", Jane)]
    [InlineData("https://www.linkedin.com/in/jane&doe", "https://www.linkedin.com/in/jane%26doe")]
    [InlineData("/sales/lead/ACwAAABcDeF", "https://www.linkedin.com/sales/lead/ACwAAABcDeF")]
    public void A_profile_is_named_by_its_address(string given, string? expected) =>
        Assert.Equal(expected, Profile(given));

    // What carries an address is known by its host and place; another page with the same words carries nothing.
    [Theory]
    [InlineData($"https://www.linkedin.com/AuthWall?sessionRedirect={EscapedJane}", Jane)]
    [InlineData($"https://www.linkedin.com./authwall?sessionRedirect={EscapedJane}", Jane)]
    [InlineData($"https://crm.example/go?a={EscapedJane}&b={EscapedBob}", null)]
    [InlineData("https://crm.example/go?to=https://www.linkedin.com/in/jane-doe-1?trk=x", Jane)]
    [InlineData("https://l.facebook.com/?u=https://www.linkedin.com/in/jane-doe-1?trk=x", Jane)]
    [InlineData("https://l.facebook.com/?u=www.linkedin.com%2Fin%2Fjane-doe-1", Jane)]
    [InlineData($"https://www.google.de/url?q={EscapedJane}&imgrefurl={EscapedBob}", Jane)]
    [InlineData("https://www.google.com/amp/s/www.linkedin.com/in/jane-doe-1", Jane)]
    [InlineData("https://www.google.com/x/s/www.linkedin.com/in/jane-doe-1", null)]
    [InlineData("https://www.example.com/amp/s/www.linkedin.com/in/jane-doe-1", null)]
    [InlineData("https://urldefense.proofpoint.com/v2/url?u=https-3A__www.linkedin.com_in_jane-2Ddoe-2D1", Jane)]
    [InlineData("https://urldefense.proofpoint.com/v1/url?u=https://www.linkedin.com/in/jane_doe-1", "https://www.linkedin.com/in/jane_doe-1")]
    [InlineData("https://web.archive.org/web/2020/https://www.linkedin.com/in/jane-doe-1?trk=x", Jane)]
    [InlineData($"https://web.archive.org/web/2020/{EscapedJane}", Jane)]
    public void An_address_is_taken_out_of_what_carries_it(string link, string? expected) => Assert.Equal(expected, Profile(link));

    [Theory]
    [InlineData("https://www.linkedin.com/search/results/Companies/?keywords=x", LinkedInAddressKind.Profile, "is a search for companies.")]
    [InlineData("https://www.linkedin.com/pulse/an-article", LinkedInAddressKind.Post, "is an article. Give the address of the post that shares it")]
    [InlineData("https://www.linkedin.com/pulse/an-article", LinkedInAddressKind.Profile, "is an article. Give a person's profile")]
    public void A_refusal_says_what_an_address_is(string given, LinkedInAddressKind wanted, string begins) =>
        Assert.StartsWith(begins, LinkedInRefusal.Of(given, wanted), StringComparison.Ordinal);

    private static string? Profile(string text) => LinkedInUrl.TryNormalizeProfile(text, out string? url) ? url : null;
}
