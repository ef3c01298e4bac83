using System;
using System.Linq;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>Addresses and URNs of companies, posts and searches, and what is said of those that were given for something else.</summary>
public sealed class AddressThingTests
{
    private const string Site = "https://www.linkedin.com";

    [Theory]
    [InlineData("https://www.linkedin.com/company-beta/1035/", "/company/1035")]
    [InlineData("https://www.linkedin.com/organization/1035/admin", "/company/1035")]
    [InlineData("https://www.linkedin.com/companies/Acme", "/company/acme")]
    [InlineData("https://www.linkedin.com/organization-guest/company/acme", "/company/acme")]
    [InlineData("https://www.linkedin.com/showcase/Acme-Labs", "/showcase/acme-labs")]
    [InlineData("https://www.linkedin.com/sales/company/1035,abc", "/company/1035")]
    [InlineData("https://www.linkedin.com/edu/school?id=1035", "/school/1035")]
    [InlineData("https://www.linkedin.com/edu/school?name=x", null)]
    [InlineData("https://www.linkedin.com/company/Caf%C3%89", "/company/caf%C3%A9")]
    [InlineData("https://www.linkedin.com/company/CAFE%CC%81", "/company/caf%C3%A9")]
    [InlineData("https://www.linkedin.com/company/r&d-labs", "/company/r%26d-labs")]
    [InlineData("https://www.linkedin.com/company/null?x=1", null)]
    [InlineData("https://www.linkedin.com/company/", null)]
    [InlineData("https://www.linkedin.com/school/urn:li:fs_miniSchool:7", "/school/7")]
    [InlineData("urn:li:organization:1035", "/company/1035")]
    [InlineData("urn:li:fs_salesCompany:(1035,x)", "/company/1035")]
    [InlineData("urn:li:fsd_school:7", "/school/7")]
    [InlineData("urn%3Ali%3Afsd_company%3A1035", "/company/1035")]
    [InlineData("URN:LI:Company:1035.", "/company/1035")]
    [InlineData("urn:li:member:1035", null)]
    [InlineData("urn:li:company", null)]
    [InlineData("urn:li:company:", null)]
    public void A_company_has_one_address(string given, string? expected)
    {
        LinkedInUrl.TryNormalizeCompany(given, out string? url);
        Assert.Equal(expected is null ? null : Site + expected, url);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/feed/posts/jane_x-activity-7-AbC/", "/posts/jane_x-activity-7-AbC")]
    [InlineData("https://www.linkedin.com/posts/Jane_x-activity-7-AbC&trk=x", "/posts/Jane_x-activity-7-AbC")]
    [InlineData("https://www.linkedin.com/posts/", null)]
    [InlineData("https://www.linkedin.com/feed/update/urn:li:fsd_update:(urn:li:activity:7,FEED_DETAIL,EMPTY)", "/feed/update/urn:li:activity:7")]
    [InlineData("https://www.linkedin.com/feed/update/urn:li:comment:(activity:7,8)", "/feed/update/urn:li:activity:7")]
    [InlineData("https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A7?commentUrn=urn%3Ali%3Acomment%3A(ugcPost%3A7,8)", "/feed/update/urn:li:ugcPost:7")]
    [InlineData("https://www.linkedin.com/feed/update/urn:li:GROUPPOST:3-7", "/feed/update/urn:li:groupPost:3-7")]
    [InlineData("https://www.linkedin.com/feed/?highlightedUpdateUrn=urn%3Ali%3Ashare%3A7", "/feed/update/urn:li:share:7")]
    [InlineData("https://www.linkedin.com/feed/update/?updateEntityUrn=urn%3Ali%3Afs_feedUpdate%3A(V2%2Curn%3Ali%3Aactivity%3A7)", null)]
    [InlineData("https://www.linkedin.com/feed/", null)]
    [InlineData("https://www.linkedin.com/video/live/urn:li:ugcPost:7/", "/feed/update/urn:li:ugcPost:7")]
    [InlineData("https://www.linkedin.com/analytics/post-summary/urn:li:activity:7/", "/feed/update/urn:li:activity:7")]
    [InlineData("urn:li:fs_feedUpdate:activity:7", "/feed/update/urn:li:activity:7")]
    [InlineData("urn:li:fs_feedUpdate:share:7", null)]
    [InlineData("urn:li:fs_updateV2:(urn:li:activity:7,x)", "/feed/update/urn:li:activity:7")]
    [InlineData("urn:li:comment:(activity:7,8).", "/feed/update/urn:li:activity:7")]
    [InlineData("urn:li:fsd_profile:(activity:7,8)", null)]
    [InlineData("urn:li:fsd_update:(urn:li:activity:7)", "/feed/update/urn:li:activity:7")]
    [InlineData("urn:li:activity:7", "/feed/update/urn:li:activity:7")]
    [InlineData("urn:li:poll:7", null)]
    [InlineData("urn:li:activity:", null)]
    public void A_post_has_one_address(string given, string? expected)
    {
        LinkedInUrl.TryNormalizePost(given, out string? url);
        Assert.Equal(expected is null ? null : Site + expected, url);
    }

    [Theory]
    [InlineData("urn:li:fs_salesProfile:(ACwAAABcDeF,NAME_SEARCH,x)", "/sales/lead/ACwAAABcDeF")]
    [InlineData("urn:li:fsd_profile:ACoAAABcDeF", "/in/ACoAAABcDeF")]
    [InlineData("urn:li:fs_miniProfile:ACoAAABcDeF,", "/in/ACoAAABcDeF")]
    [InlineData("urn:li:fsd_profileCard:(ACoAAABcDeF,ABOUT,en_US)", "/in/ACoAAABcDeF")]
    [InlineData("urn:li:member:ACoAAABcDeF", "/in/ACoAAABcDeF")]
    [InlineData("urn%3Ali%3Afsd_profile%3AACoAAABcDeF", "/in/ACoAAABcDeF")]
    [InlineData("{\"entityUrn\":\"urn:li:fsd_profile:ACoAAABcDeF\"}", "/in/ACoAAABcDeF")]
    [InlineData("urn:li:member:12345", null)]
    [InlineData("urn:li:fsd_profile:jane-doe-1", null)]
    [InlineData("urn:li:fsd_company:ACoAAABcDeF", null)]
    public void A_persons_urn_is_an_address(string given, string? expected)
    {
        LinkedInUrl.TryNormalizeProfile(given, out string? url);
        Assert.Equal(expected is null ? null : Site + expected, url);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/comm/search/results/PEOPLE/?keywords=a%26b", "/search/results/people/?keywords=a%26b")]
    [InlineData("https://www.linkedin.com/m/search/results/people?keywords=x#top", "/search/results/people?keywords=x#top")]
    [InlineData("https://www.linkedin.com/sales/search/people?savedSearchId=", "/sales/search/people?savedSearchId=")]
    [InlineData("https://www.linkedin.com/sales/search/people?savedSearchId=1&keywords=", null)]
    [InlineData("https://www.linkedin.com/sales/search/people?savedSearchId=1&page=2", null)]
    [InlineData("https://www.linkedin.com/search/results/all/?keywords=x", null)]
    public void A_search_is_kept_as_it_is(string given, string? expected)
    {
        Assert.Equal(expected is not null, LinkedInUrl.TryParsePeopleSearch(given, out Uri? url));
        Assert.Equal(expected is null ? null : Site + expected, url?.AbsoluteUri);
    }

    // A blank may be part of a search, but not with another address behind it.
    [Theory]
    [InlineData(" ", "https://www.linkedin.com")]
    [InlineData("\n", "http://de.linkedin.com")]
    [InlineData("\r\n\r\n", "www.linkedin.com")]
    [InlineData("\t ", "HTTPS://WWW.linkedin.com")]
    public void Two_searches_are_none(string between, string site)
    {
        string text = $"{Site}/search/results/people/?keywords=a{between}{site}/search/results/people/?keywords=b";
        Assert.False(LinkedInUrl.TryParsePeopleSearch(text, out _));
        Assert.StartsWith("holds several addresses.", LinkedInRefusal.Of(text, LinkedInAddressKind.PeopleSearch), StringComparison.Ordinal);
        SearchReading reading = SearchAddress.Read(text);
        Assert.Equal("this holds several addresses. Give them one by one", reading.Problem?.Message);
        Assert.Null(reading.Query);
    }

    // What an address is, and what to give instead where that depends on what was wanted.
    [Theory]
    [InlineData("", "is empty.", "is empty.")]
    [InlineData("\u00a0\t", "is empty.", "is empty.")]
    [InlineData("jane", "is not a LinkedIn address. Give a person's profile", "is not a LinkedIn address. Give a people search")]
    [InlineData("https://localhost/in/jane", "is not a LinkedIn address.", "is not a LinkedIn address.")]
    [InlineData("https://www.Example.com/in/jane", "is an address of www.example.com, not", "is an address of www.example.com, not")]
    [InlineData("see https://www.example.com/in/jane and https://other.example/", "is an address of www.example.com, not", "is an address of www.example.com, not")]
    [InlineData("https://www.google.com/url?q=https%3A%2F%2Fwww.example.com%2F", "is an address of www.example.com, not", "is an address of www.example.com, not")]
    [InlineData("https://LNKD.in/abc", "is a short link, which does not say where it leads. Open it", "is a short link, which does not say where it leads. Open it")]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=x", "is a search for people. Use -SearchUrl.", null)]
    [InlineData("https://www.linkedin.com/sales/search/people?savedSearchId=1", "is a search for people. Use -SearchUrl.", "is a saved search, whose filters its address does not hold. Use -SavedSearchId")]
    [InlineData("https://www.linkedin.com/posts/jane_x-activity-7", "is a post. For those who commented on it, use -PostUrl.", "is a post. Give a people search")]
    [InlineData("https://www.linkedin.com/in/jane", null, "is a person's profile. Use -Url.")]
    [InlineData("https://www.linkedin.com/in/null", "names nobody. Give a person's", "names nobody. Give a people search")]
    [InlineData("https://www.linkedin.com/company/acme https://www.linkedin.com/jobs/view/1", "is a company page.", "is a company page.")]
    [InlineData("urn:li:fsd_company:7 urn:li:fsd_geo:7", "is a company.", "is a company.")]
    [InlineData("urn:li:member:7", "names a member by a number that has no address. Open", "names a member by a number that has no address. Open")]
    [InlineData("https://www.linkedin.com/search/results/Gro%75ps/", "is a search for groups.", "is a search for groups.")]
    [InlineData("https://www.linkedin.com/search/results/Content/?keywords=x", "is a search for content.", "is a search for content.")]
    [InlineData("https://www.linkedin.com/comm", "is a page of LinkedIn's that names nothing", "is a page of LinkedIn's that names nothing")]
    [InlineData("https://www.linkedin.com/", "is LinkedIn's home page.", "is LinkedIn's home page.")]
    public void A_refusal_says_what_was_given_and_what_to_give(string given, string? asProfile, string? asSearch)
    {
        string[] said = [LinkedInRefusal.Of(given, LinkedInAddressKind.Profile), LinkedInRefusal.Of(given, LinkedInAddressKind.PeopleSearch)];
        foreach ((string text, string? begins) in said.Zip([asProfile, asSearch]).Where(pair => pair.Second is not null))
        {
            Assert.StartsWith(begins!, text, StringComparison.Ordinal);
        }
    }
}
