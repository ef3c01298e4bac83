using System;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>What carries an address makes no other address of it, and where it is not clear which one is meant, none is taken.</summary>
public sealed class WrappedAddressTests
{
    private const string Jane = "https://www.linkedin.com/in/jane-doe-1";
    private const string Bob = "https://www.linkedin.com/in/bob-roe-2";

    private static readonly Gen<string> s_addresses = Gen.Elements(
        Jane,
        "https://www.linkedin.com/in/jane_doe.1",
        "https://www.linkedin.com/in/%E5%BC%A0%E4%BC%9F-1",
        "https://www.linkedin.com/in/%D8%B9%D9%84%D9%8A",
        "https://www.linkedin.com/in/ACoAAABcDeF_-x",
        "https://www.linkedin.com/pub/jane-doe/1/2a/3b",
        "https://www.linkedin.com/sales/lead/ACwAAABcDeF",
        "https://www.linkedin.com/company/johnson-%26-johnson",
        "https://www.linkedin.com/school/eth-zurich",
        "https://www.linkedin.com/posts/jane-doe-1_sales-activity-7300000000000000000-AbCd",
        "https://www.linkedin.com/feed/update/urn:li:activity:7300000000000000000",
        "https://www.linkedin.com/search/results/people/?keywords=R%26D%20%2B%20C%23&title=a%2Cb",
        "https://www.linkedin.com/sales/search/people?query=(filters:List((type:REGION)),keywords:a%2520b%26c)");

    private static readonly Gen<string> s_wrappers = Gen.Elements(AddressWrappers.Parameters);

    // Of a link that is not known only LinkedIn's own addresses are taken.
    private static readonly Gen<string> s_known = s_wrappers.Where(wrapper => !wrapper.Contains(".example/", StringComparison.Ordinal));

    [Fact]
    public void What_carries_an_address_leaves_it_as_it_is() =>
        Prop.ForAll(s_addresses.ToArbitrary(), s_wrappers.ToArbitrary(), (address, wrapper) => Same(address, AddressWrappers.In(wrapper, address)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void Whatever_way_it_is_carried_in() =>
        Prop.ForAll(s_addresses.ToArbitrary(), Gen.Elements(AddressWrappers.Others).ToArbitrary(), (address, wrap) => Same(address, wrap(address)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    [Trait("Category", "Slow")]
    public void Up_to_four_deep() =>
        Prop.ForAll(s_addresses.ToArbitrary(), s_known.ListOf(4).ToArbitrary(), (address, wrappers) =>
        {
            string text = address;
            foreach (string wrapper in wrappers)
            {
                text = AddressWrappers.In(wrapper, text);
            }

            return Same(address, text).And(Nothing(AddressWrappers.In(AddressWrappers.Parameters[0], text)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    // LinkedIn's own pages lead to a path of LinkedIn's.
    [Fact]
    public void A_wall_leads_to_a_path() =>
        Prop.ForAll(s_addresses.ToArbitrary(), Gen.Elements(AddressWrappers.Parameters[..16]).ToArbitrary(), (address, wrapper) =>
            Same(address, AddressWrappers.In(wrapper, address["https://www.linkedin.com".Length..]))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    // A known link says which of its parameters it leads to; of any other link with two people nobody knows whom it means.
    [Fact]
    public void A_second_address_beside_is_only_passed_over_where_it_is_known_which_is_meant()
    {
        string bob = Uri.EscapeDataString(Bob);
        Gen<string> known = s_known.Where(wrapper => !wrapper.EndsWith('?'));
        Gen<string> foreign = Gen.Elements(
            "https://crm.example/go?to=", "https://xl.facebook.com.example/l.php?u=", "https://evilyoutube.com/redirect?q=", "https://l.facebook.example/l.php?u=", "https://www.google.com/search?q=",
            "https://google.example.com/url?q=", "https://www.googleplus.com/url?q=", "https://www.maps.google.com/url?q=", "https://google/url?q=");
        Gen<string> beside = Gen.Elements("ref", "from", "x");
        Prop.ForAll(known.ToArbitrary(), foreign.ToArbitrary(), beside.ToArbitrary(), (its, other, name) =>
        {
            int query = its.IndexOf('?', StringComparison.Ordinal) + 1;
            return Same(Jane, $"{AddressWrappers.In(its, Jane)}&{name}={bob}")
                .And(Same(Jane, AddressWrappers.In($"{its[..query]}{name}={bob}&{its[query..]}", Jane)))
                .And(Nothing($"{AddressWrappers.In(other, Jane)}&{name}={bob}"))
                .And(Same(Jane, $"{AddressWrappers.In(other, Jane)}&{name}={Uri.EscapeDataString("https://www.example.com/in/bob")}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    // The marks around an address may meet a slash of its own; a path of JSON may have nothing before it.
    [Theory]
    [InlineData("https://urldefense.com/v3/__https://www.linkedin.com/in/jane-doe-1/__;!!AbC!xyz$")]
    [InlineData("https://urldefense.com/v3/__https://www.linkedin.com/in/jane-doe-1__;!!AbC!x/__;$")]
    [InlineData("\\/in\\/jane-doe-1")]
    [InlineData("\\/in\\/jane-doe-1\\/")]
    public void What_is_around_an_address_is_no_part_of_it(string text) => Assert.Equal(Jane, Read(text));

    [Theory]
    [InlineData("https://www.linkedin.com/authwall?sessionRedirect=")]
    [InlineData("https://www.linkedin.com/authwall?sessionRedirect")]
    [InlineData("https://www.linkedin.com/authwall?=%2Fin%2Fjane-doe-1")]
    [InlineData("https://www.linkedin.com/authwall")]
    [InlineData("https://www.linkedin.com/comm/authwall")]
    [InlineData("https://www.linkedin.com/comm")]
    [InlineData("https://www.linkedin.com/jobs?url=%2Fin%2Fjane-doe-1")]
    [InlineData("https://www.bing.com/ck/a?u=a1")]
    [InlineData("https://www.bing.com/ck/a?u=a1%25%25%25")]
    [InlineData("https://www.bing.com/ck/a?x=y")]
    [InlineData("https://rebing.com/ck/a?u=a1aHR0cHM6Ly93d3cubGlua2VkaW4uY29tL2luL2phbmUtZG9lLTE")]
    [InlineData("https://urldefense.com/v3/x")]
    [InlineData("https://urldefense.com/v3/__;!!abc")]
    [InlineData("https://urldefense.com/v3/__https://www.example.com")]
    [InlineData("https://x.translate.google/in/jane-doe-1")]
    [InlineData("https://notlinkedin-com.translate.goog/in/jane-doe-1")]
    [InlineData("https://web.archive.org/web/2020/www.example.com?x=https")]
    [InlineData("https://l.facebook.com/l.php?h=1")]
    [InlineData("https://l.facebook.com/l.php")]
    [InlineData("https://href.li/")]
    [InlineData("https://www.google.com/url")]
    public void What_carries_nothing_names_nobody(string link) => Assert.Null(Read(link));

    private static Property Same(string address, string text) => (Read(text) == Read(address) && Read(address) is not null).Label($"{text} -> {Read(text)}, not {Read(address)}");

    private static Property Nothing(string text) => (Read(text) is null).Label($"{text} -> {Read(text)}");

    private static string? Read(string text) =>
        LinkedInUrl.TryNormalizeProfile(text, out string? url) || LinkedInUrl.TryNormalizeCompany(text, out url) || LinkedInUrl.TryNormalizePost(text, out url) ? url
        : LinkedInUrl.TryParsePeopleSearch(text, out Uri? search) ? search.AbsoluteUri : null;
}
