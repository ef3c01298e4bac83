using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

public sealed class LinkedInUrlTests
{
    private static readonly string[] s_hosts = ["linkedin.com", "www.linkedin.com", "WWW.LinkedIn.com", "de.linkedin.com", "evil.example", "linkedin.com.evil.example", "user@linkedin.com", ""];
    private static readonly string[] s_starts = ["in", "IN", "pub", "sales/lead", "sales/people", "mwlite/in", "company", "school", "showcase", "sales/company", "posts", "feed/update", "search/results/people", "x", ""];

    private static readonly string[] s_pieces =
        ["ada", "Ada-Lovelace", "zoë", "ZO%C3%8B", "%c3%ab", "%25", "%2525", "%252525252541", "%2525252525252F", "%2F", "%2e%2e", "..", ".", "%", "%zz", "%E2%80%8E", "%00", "\u200e", "😀", "İ", "ß", "ẞ", " ", "%20", "+", ",NAME_SEARCH,x", "urn:li:activity:7", "%3A", "\\", "?q=1", "#f", "/", "\ud83d", "%D8%3D", "a\u0301", "ﬁ"];

    private static readonly Arbitrary<string> s_urls = (
        from scheme in Gen.Elements("https://", "http://", "HTTPS://", "ftp://", "", "//", " https://")
        from host in Gen.Elements(s_hosts)
        from start in Gen.Elements(s_starts)
        from pieces in Gen.ListOf(Gen.OneOf(Gen.Elements(s_pieces), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get)), 4)
        select $"{scheme}{host}/{start}/{string.Concat(pieces)}").ToArbitrary();

    private delegate bool Normalizer(string? text, out string? url);

    [Theory]
    [InlineData("https://www.linkedin.com/in/ada-lovelace", "https://www.linkedin.com/in/ada-lovelace")]
    [InlineData("  linkedin.com/in/Ada-Lovelace/?trk=public#about ", "https://www.linkedin.com/in/ada-lovelace")]
    [InlineData("http://de.linkedin.com/IN/zo%C3%AB/", "https://www.linkedin.com/in/zo%C3%AB")]
    [InlineData("https://www.linkedin.com/in/zoë", "https://www.linkedin.com/in/zo%C3%AB")]
    [InlineData("https://www.linkedin.com/in/zo%25C3%25AB", "https://www.linkedin.com/in/zo%C3%AB")]
    [InlineData("https://www.linkedin.com/in/ada/details/experience/", "https://www.linkedin.com/in/ada")]
    [InlineData("https://www.linkedin.com/mwlite/in/ada", "https://www.linkedin.com/in/ada")]
    [InlineData("https://www.linkedin.com/pub/ada-lovelace/1/2a/3b", "https://www.linkedin.com/pub/ada-lovelace/1/2a/3b")]
    [InlineData("https://www.linkedin.com/sales/lead/ACwAAABOW1g,NAME_SEARCH,pj7X", "https://www.linkedin.com/sales/lead/ACwAAABOW1g")]
    [InlineData("https://www.linkedin.com/sales/people/ACwAAABOW1g", "https://www.linkedin.com/sales/lead/ACwAAABOW1g")]
    [InlineData("https://www.linkedin.com/in/", null)]
    [InlineData("https://www.linkedin.com/in/%2e%2e", null)]
    [InlineData("https://www.linkedin.com/company/acme", null)]
    [InlineData("https://www.linkedin.com.evil.example/in/ada", null)]
    [InlineData("https://user:pass@www.linkedin.com/in/ada", null)]
    [InlineData("javascript:alert(1)", null)]
    public void A_profile_has_one_normal_form(string text, string? expected)
    {
        Assert.Equal(expected is not null, LinkedInUrl.TryNormalizeProfile(text, out string? url));
        Assert.Equal(expected, url);
    }

    [Theory]
    [InlineData("linkedin.com/company/Stripe/people/", "https://www.linkedin.com/company/stripe")]
    [InlineData("https://www.linkedin.com/sales/company/1234", "https://www.linkedin.com/company/1234")]
    [InlineData("https://www.linkedin.com/school/MIT", "https://www.linkedin.com/school/mit")]
    [InlineData("https://www.linkedin.com/in/ada", null)]
    [InlineData("stripe.com", null)]
    public void A_company_has_one_normal_form(string text, string? expected)
    {
        Assert.Equal(expected is not null, LinkedInUrl.TryNormalizeCompany(text, out string? url));
        Assert.Equal(expected, url);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/feed/update/urn:li:activity:7/", "https://www.linkedin.com/feed/update/urn:li:activity:7")]
    [InlineData("https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7", "https://www.linkedin.com/feed/update/urn:li:activity:7")]
    [InlineData("https://www.linkedin.com/posts/Ada_x-activity-7?utm=1", "https://www.linkedin.com/posts/Ada_x-activity-7")]
    [InlineData("https://www.linkedin.com/in/ada", null)]
    public void A_post_has_one_normal_form(string text, string? expected)
    {
        Assert.Equal(expected is not null, LinkedInUrl.TryNormalizePost(text, out string? url));
        Assert.Equal(expected, url);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=cto&geoUrn=%5B%22103%22%5D", true)]
    [InlineData("linkedin.com/sales/search/people?query=(filters:List())", true)]
    [InlineData("https://www.linkedin.com/search/results/companies/?keywords=x", false)]
    [InlineData("https://www.linkedin.com/in/ada", false)]
    public void A_people_search_keeps_its_query(string text, bool expected)
    {
        Assert.Equal(expected, LinkedInUrl.TryParsePeopleSearch(text, out Uri? url));
        if (expected)
        {
            Assert.Equal(text[text.IndexOf('?', StringComparison.Ordinal)..], url!.Query);
        }
    }

    [Fact]
    public void Nothing_throws_on_any_text() =>
        Prop.ForAll<string>(text => AllKinds(text) >= 0).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Nothing_throws_on_anything_like_an_address() =>
        Prop.ForAll(s_urls, text => AllKinds(text) >= 0).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    [Trait("Category", "Slow")]
    public void Every_normal_form_is_its_own() =>
        Prop.ForAll(s_urls, text => new Normalizer[] { LinkedInUrl.TryNormalizeProfile, LinkedInUrl.TryNormalizeCompany, LinkedInUrl.TryNormalizePost }
            .All(normalize => !normalize(text, out string? once) || (normalize(once, out string? twice) && once == twice)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Case_host_scheme_and_query_make_no_difference() =>
        Prop.ForAll(Gen.Elements("ada", "zo%C3%AB", "a-b-1").ToArbitrary(), Gen.Elements(s_hosts[..4]).ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (id, host, upper) =>
            LinkedInUrl.TryNormalizeProfile($"http://{host}/in/{(upper ? id.ToUpperInvariant() : id)}/?a=b", out string? url)
            && url == $"https://www.linkedin.com/in/{id}").QuickCheckThrowOnFailure();

    // What is in normal form already is not read again: it must come out as the same address in another spelling does, or be refused as it is.
    [Fact]
    public void What_is_in_normal_form_is_what_another_spelling_of_it_becomes()
    {
        Gen<string> names = Gen.OneOf(
            Gen.NonEmptyListOf(Gen.Elements("abcxyz0189-.,%_&".ToCharArray())).Select(letters => new string([.. letters])),
            Gen.Elements("null", "undefined", "nan", "unavailable", "none", "me", "1234", "-", new string('a', 200)));
        Prop.ForAll(names.ToArbitrary(), Gen.Elements("company", "in").ToArbitrary(), (name, kind) =>
        {
            Normalizer normalize = kind == "in" ? LinkedInUrl.TryNormalizeProfile : LinkedInUrl.TryNormalizeCompany;
            return normalize($"https://www.linkedin.com/{kind}/{name}", out string? url) == normalize($"HTTP://DE.linkedin.com/{kind}/{name}", out string? other) && url == other;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static int AllKinds(string? text) =>
        (LinkedInUrl.TryNormalizeProfile(text, out string? profile) ? LinkedInUrl.IdentifierOf(profile).Length : 0)
        + (LinkedInUrl.TryNormalizeCompany(text, out _) ? 1 : 0)
        + (LinkedInUrl.TryNormalizePost(text, out _) ? 1 : 0)
        + (LinkedInUrl.TryParsePeopleSearch(text, out _) ? 1 : 0);
}
