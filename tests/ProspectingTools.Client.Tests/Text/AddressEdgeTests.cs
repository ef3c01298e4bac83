using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>Addresses at the edge of each rule: faults in these rules were seen by no other test (build/tools/Invoke-Mutant.ps1).</summary>
public sealed class AddressEdgeTests
{
    private const string Jane = "https://www.linkedin.com/in/jane-doe-1";

    private static string Wrapped(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [Theory]
    [InlineData("https://www.bing.com/ck/a?u=a1", Jane)]
    [InlineData("https://www.bing.com/ck/a?u=b1", null)]
    [InlineData("https://www.bing.com/search?u=a1", null)]
    [InlineData("https://search.example/ck/a?u=a1", null)]
    public void Only_bings_own_links_are_unwrapped(string link, string? expected)
    {
        LinkedInUrl.TryNormalizeProfile(link + Wrapped(Jane), out string? url);
        Assert.Equal(expected, url);
    }

    // Persian and other scripts write words with a joiner; between Latin letters it is a leftover that nobody sees.
    [Theory]
    [InlineData("می\u200cخواهم-1", "%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85-1")]
    [InlineData("jane\u200cdoe-1", "janedoe-1")]
    [InlineData("jane\u200cد-1", "jane%D8%AF-1")]
    [InlineData("د\u200cjane-1", "%D8%AFjane-1")]
    [InlineData("jane-doe-1\u200c", "jane-doe-1")]
    public void Joiners_count_between_letters_that_need_them(string name, string expected)
    {
        Assert.True(LinkedInUrl.TryNormalizeProfile("https://www.linkedin.com/in/" + name, out string? url));
        Assert.Equal("https://www.linkedin.com/in/" + expected, url);
    }

    [Theory]
    [InlineData("/company/acme", "https://www.linkedin.com/company/acme")]
    [InlineData("https://www.linkedin.com/company/urn:li:fsd_company:1035", "https://www.linkedin.com/company/1035")]
    [InlineData("https://www.linkedin.com/company/urn:li:fsd_profile:1035", null)]
    public void Companies_by_path_and_by_urn(string given, string? expected)
    {
        LinkedInUrl.TryNormalizeCompany(given, out string? url);
        Assert.Equal(expected, url);
    }

    // Recruiter's ids begin with AD or AE; other words that look like them are names.
    [Theory]
    [InlineData("AEMAAAbcdefghijklmnopqrstuvwxyz012345", false)]
    [InlineData("ADEAAAbcdefghijklmnopqrstuvwxyz012345", false)]
    [InlineData("AXMAAAbcdefghijklmnopqrstuvwxyz012345", true)]
    public void Ids_of_recruiter_name_no_page(string id, bool isName) =>
        Assert.Equal(isName, LinkedInUrl.TryNormalizeProfile("https://www.linkedin.com/in/" + id, out _));

    [Theory]
    [InlineData(LinkedInAddressKind.Profile, true)]
    [InlineData(LinkedInAddressKind.Company, false)]
    public void A_post_is_a_source_of_people_only_where_people_are_wanted(LinkedInAddressKind wanted, bool isAdvised) =>
        Assert.Equal(isAdvised, LinkedInRefusal.Of("https://www.linkedin.com/posts/jane-doe-1_sales-activity-7300000000000000000-AbCd", wanted).Contains("-PostUrl", StringComparison.Ordinal));

    [Theory]
    [InlineData(LinkedInAddressKind.PeopleSearch, "is a person's profile. Use -Url.")]
    [InlineData(LinkedInAddressKind.Company, "is a person's profile. Give a company's page")]
    public void A_profile_is_called_one_where_another_thing_is_wanted(LinkedInAddressKind wanted, string begins) =>
        Assert.StartsWith(begins, LinkedInRefusal.Of(Jane, wanted), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://crm.example/go?to=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-doe-1", Jane)]
    [InlineData("https://crm.example/go?to=https%3A%2F%2Fwww.linkedin.example%2Fin%2Fjane-doe-1", null)]
    [InlineData("https://crm.example/go?to=https%3A%2F%2Fx.example%2F%3Fa%3D1", null)]
    public void What_a_link_carries_counts_when_it_is_linkedins(string link, string? expected)
    {
        LinkedInUrl.TryNormalizeProfile(link, out string? url);
        Assert.Equal(expected, url);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/sales/lead/ACwAAABcDeF", "ACwAAABcDeF")]
    [InlineData("https://www.linkedin.com/in/ACoAAABcDeF", "ACoAAABcDeF")]
    [InlineData("https://www.linkedin.com/in/jane-doe-1", null)]
    public void LinkedIns_own_id_is_found_in_the_normal_form(string normal, string? id) => Assert.Equal(id, LinkedInUrl.ProviderIdOf(normal));

    [Fact]
    public void A_text_without_end_is_not_looked_through()
    {
        Assert.True(LinkedInUrl.TryNormalizeProfile(Jane + new string(' ', 1000), out _));
        Assert.False(LinkedInUrl.TryNormalizeProfile(Jane + new string(' ', 2_000_000), out _));
    }

    // What follows the mark is found to be the same address again, for ever, or wrapped more often than anybody does.
    [Theory]
    [InlineData("https://mail.example/httpx.example")]
    [InlineData("https://mail.example/a?httpx.example/httpx.example")]
    [InlineData("https://http.example/http/http/http")]
    [InlineData("https://web.archive.org/http.example/http.example")]
    [InlineData("https://l.facebook.com/?u=https%3A%2F%2Fl.facebook.com%2F%3Fu%3Dhttps%253A%252F%252Fl.facebook.com")]
    [InlineData("https://www.linkedin.com/authwall?sessionRedirect=%2Fauthwall%3FsessionRedirect%3D%2Fauthwall")]
    public async Task An_address_that_leads_round_in_a_circle_is_refused(string text)
    {
        Assert.False(LinkedInUrl.TryNormalizeProfile(text, out _));
        string said = await Task.Run(() => LinkedInRefusal.Of(text, LinkedInAddressKind.Profile)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.NotEmpty(said);
    }

    [Fact]
    public async Task Any_nest_of_wrappers_comes_to_an_end()
    {
        string[] pieces = ["http", "https://", "x.example/", "/", "?u=", "&", "l.facebook.com/", "translate.goog/", "web.archive.org/", "www.google.com/url?q=", "%2F", "linkedin.com/in/", "jane", "__;", "/s/"];
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 2000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            Task<string> said = Task.Run(() => LinkedInRefusal.Of(text, LinkedInAddressKind.Profile));
            Assert.True(await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(60))) == said, $"seed {seed}, run {run}: {text}");
            Assert.NotEmpty(await said);
        }
    }
}
