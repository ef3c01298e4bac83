using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>Where in a text an address begins and ends, and what a text with several of them names.</summary>
public sealed class AddressInTextTests
{
    private const string Jane = "https://www.linkedin.com/in/jane-doe-1";

    private static readonly string[] s_pairs = ["()", "[]", "{}", "<>", "''", "\"\"", "``", "**", "__", "«»", "“”", "„”", "‘’", "‹›"];

    // A member by an id, in the forms that a text begins an address with.
    private static readonly string[] s_forms =
    [
        "https://www.linkedin.com/in/{0}", "http://de.linkedin.com/in/{0}", "linkedin://profile/{0}", "intent://www.linkedin.com/in/{0}#Intent;scheme=https;end",
        "android-app://com.linkedin.android/https/www.linkedin.com/in/{0}", "ios-app://288429040/linkedin/profile/{0}", "urn:li:fsd_profile:{0}",
        "www.linkedin.com/in/{0}", "linkedin.com/in/{0}", "htps://www.linkedin.com/in/{0}", "https//www.linkedin.com/in/{0}", "HTTPS:/WWW.LINKEDIN.COM/in/{0}", "//www.linkedin.com/in/{0}",
    ];

    private static readonly string[] s_between = [" ", "\n", "\t", ", ", "; ", " | ", "|", " - ", "、", "> <", "\" \"", " and "];

    /// <summary>The mark that closes what opened before an address ends it, also where the next word has no blank before it.</summary>
    [Fact]
    public void A_pair_around_an_address_ends_it() =>
        Prop.ForAll(Gen.Elements(s_pairs).ToArbitrary(), Gen.Elements("", " ", "x", "1", "/about", "(x)", ")").ToArbitrary(), Gen.Elements("", "?trk=a", "/").ToArbitrary(), (pair, after, end) =>
            Is(Jane, $"see {pair[0]}{Jane}{end}{pair[1]}{after}").And(Is(Jane, $"{pair[0]}{Jane}{end}{pair[1]}{after}")))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Theory]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=(a)(b)")]
    [InlineData("https://www.linkedin.com/sales/search/people?query=(filters:List((type:REGION,values:List((id:1)))))")]
    public void Brackets_of_a_search_are_its_own(string search)
    {
        foreach (string text in new[] { search, $"({search})", $"see ({search}) now", $"<{search}>", $"[x]({search})", $"[x]({search}) (y)" })
        {
            Assert.True(LinkedInUrl.TryParsePeopleSearch(text, out Uri? url), text);
            Assert.Equal(search, url.AbsoluteUri);
        }
    }

    // Alone in a cell a blank is a word of the search; in a text it ends the address.
    [Theory]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=a b \"c d\"", "https://www.linkedin.com/search/results/people/?keywords=a%20b%20%22c%20d%22")]
    [InlineData("  https://www.linkedin.com/search/results/people/?keywords=a|b<c ", "https://www.linkedin.com/search/results/people/?keywords=a%7Cb%3Cc")]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=a\\b", "https://www.linkedin.com/search/results/people/?keywords=a%5Cb")]
    [InlineData("see https://www.linkedin.com/search/results/people/?keywords=a b", "https://www.linkedin.com/search/results/people/?keywords=a")]
    [InlineData("https://www.linkedin.com/search/results/people?keywords=a b", "https://www.linkedin.com/search/results/people?keywords=a%20b")]
    [InlineData("https://www.linkedin.com/search/results/people and more", "https://www.linkedin.com/search/results/people")]
    public void A_blank_is_part_of_a_query_that_is_alone(string text, string expected)
    {
        Assert.True(LinkedInUrl.TryParsePeopleSearch(text, out Uri? url));
        Assert.Equal(expected, url.AbsoluteUri);
    }

    // Chinese and Japanese have no blank after a mark.
    [Theory]
    [InlineData("。")]
    [InlineData("、")]
    [InlineData("，")]
    [InlineData("」")]
    [InlineData("》")]
    [InlineData("“")]
    [InlineData("،")]
    [InlineData("।")]
    public void A_mark_of_another_script_ends_an_address(string mark)
    {
        Assert.Equal(Jane, Read($"{Jane}{mark}よろしく"));
        Assert.Equal(Jane, Read($"見て{Jane}{mark}"));
    }

    /// <summary>Two people are never taken for one of them, nor is one lost beside what is nobody.</summary>
    [Fact]
    public void A_text_with_two_people_names_neither()
    {
        var forms = Gen.Elements(s_forms);
        Prop.ForAll(forms.Two().ToArbitrary(), Gen.Elements(s_between).ToArbitrary(), Gen.Elements("", "see ", "Jane: ").ToArbitrary(), (pair, between, before) =>
        {
            string Text(string second) => before + Form(pair.Item1, "ACoAAABcDeF") + between + Form(pair.Item2, second);
            return Is(null, Text("ACoAAABcDeG"))
                .And(LinkedInRefusal.Of(Text("ACoAAABcDeG"), LinkedInAddressKind.Profile).StartsWith("holds several addresses.", StringComparison.Ordinal))
                .And(Is("https://www.linkedin.com/in/ACoAAABcDeF", Text("ACoAAABcDeF")));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(800));
    }

    [Fact]
    public void A_person_beside_another_thing_is_the_person()
    {
        Gen<string> things = Gen.Elements("https://www.linkedin.com/company/acme", "www.linkedin.com/school/mit", "https://www.example.com/in/bob-roe-2", "urn:li:fsd_company:1035", "https://www.linkedin.com/", "see", "https://", "linkedin.com");
        Prop.ForAll(Gen.Elements(s_forms).ToArbitrary(), things.ToArbitrary(), Gen.Elements(s_between).ToArbitrary(), (form, thing, between) =>
        {
            string person = Form(form, "ACoAAABcDeF");
            return Is("https://www.linkedin.com/in/ACoAAABcDeF", person + between + thing).And(Is("https://www.linkedin.com/in/ACoAAABcDeF", thing + between + person));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(800));
    }

    // What only looks like LinkedIn's, or is glued to a word, begins no address; what follows does.
    [Theory]
    [InlineData("notlinkedin.com/in/bob-roe-2")]
    [InlineData("https://notlinkedin.com/in/bob-roe-2")]
    [InlineData("my-linkedin.com/in/bob-roe-2")]
    [InlineData("xhttps://")]
    [InlineData("xurn:li:fsd_profile:ACoAAABcDeG")]
    [InlineData("urn:li:")]
    [InlineData("#linkedin.com")]
    public void What_looks_like_an_address_hides_none(string other)
    {
        Assert.Equal(Jane, Read($"{other} {Jane}"));
        Assert.Equal(Jane, Read($"{Jane} {other}"));
        Assert.Equal(Jane, Read($"{other} {other} linkedin.com/in/jane-doe-1"));
        Assert.Null(Read(other));
    }

    // Typed by hand, cut when it was copied, or by a sheet: what is left of a scheme.
    [Fact]
    public void A_scheme_may_be_misspelt()
    {
        Gen<string> letters = Gen.Elements("https", "http", "htps", "htp", "ttps", "ttp", "tps", "hhttps", "htttps", "httpss", "HTTPS", "Http");
        Gen<string> marks = Gen.Elements("://", ":/", ":", "//", "/", ":///", "::/", ":\\\\", ":\\");
        Gen<string> before = Gen.Elements("", "see ", "(", "Jane,", "見", "- ");
        Prop.ForAll(letters.ToArbitrary(), marks.ToArbitrary(), before.ToArbitrary(), (scheme, mark, text) =>
            Is(Jane, $"{text}{scheme}{mark}www.linkedin.com/in/jane-doe-1").And(Is(Jane, $"{text}{(mark == "//" ? mark : string.Empty)}www.linkedin.com/in/jane-doe-1"))).Check(Config.QuickThrowOnFailure.WithMaxTest(600));
    }

    [Fact]
    public void What_nobody_sees_may_stand_anywhere()
    {
        Gen<char> invisible = Gen.Elements('\u00ad', '\u034f', '\u061c', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202e', '\u2060', '\u2063', '\u2069', '\ufeff', '\0');
        Prop.ForAll(invisible.ToArbitrary(), Gen.Choose(0, Jane.Length).ToArbitrary(), Gen.Choose(0, Jane.Length).ToArbitrary(), (c, first, second) =>
            Is(Jane, Jane.Insert(Math.Max(first, second), $"{c}").Insert(Math.Min(first, second), $"{c}{c}"))).Check(Config.QuickThrowOnFailure.WithMaxTest(600));
    }

    // Between letters that need joiners one of them counts, however many there are.
    [Theory]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("می\u200c\u200c\u200dخواهم", "می\u200cخواهم")]
    [InlineData("می\u200b\u200c\u200eخواهم", "می\u200cخواهم")]
    [InlineData("\u200cمی\u200f\u200c", "می")]
    [InlineData("می\u200cＡ", "میa")]
    [InlineData("क्\u200dष", "क्\u200dष")]
    [InlineData("👩\u200d💻", "👩\u200d💻")]
    public void A_joiner_belongs_to_the_letters_around_it(string name, string expected)
    {
        foreach (string text in new[] { "https://www.linkedin.com/in/" + name, "https://www.linkedin.com/in/" + Uri.EscapeDataString(name), "\u200d" + Jane[..^10] + name })
        {
            Assert.Equal("https://www.linkedin.com/in/" + Uri.EscapeDataString(expected), Read(text));
        }
    }

    [Theory]
    [InlineData('\u00ac')]
    [InlineData('\u2010')]
    [InlineData('\u200a')]
    [InlineData('\u206a')]
    [InlineData('\u2070')]
    public void What_is_seen_is_part_of_the_name(char c)
    {
        // A blank of any width ends the address; every other character belongs to it.
        string expected = char.IsWhiteSpace(c) ? "https://www.linkedin.com/in/jane" : "https://www.linkedin.com/in/jane" + Uri.EscapeDataString($"{c}") + "doe";
        Assert.Equal(expected, Read($"https://www.linkedin.com/in/jane{c}doe"));
    }

    [Fact]
    public void Letters_of_full_width_are_plain_ones()
    {
        string wide = string.Concat(Jane.Select(c => (char)(c + 0xfee0)));
        Assert.Equal(Jane, Read(wide));
        Assert.Equal(Jane, Read(wide[..9] + Jane[9..]));
        Assert.Equal("https://www.linkedin.com/in/a~b1", Read("https://www.linkedin.com/in/ａ～b１！"));
    }

    // Escaped as a whole, up to three times, and as JSON and HTML have it.
    [Theory]
    [InlineData("https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-doe-1", Jane)]
    [InlineData("https%253A%252F%252Fwww.linkedin.com%252Fin%252Fjane-doe-1", Jane)]
    [InlineData("https%25253A%25252F%25252Fwww.linkedin.com%25252Fin%25252Fjane-doe-1", Jane)]
    [InlineData("https%2525253A%2525252F%2525252Fwww.linkedin.com%2525252Fin%2525252Fjane-doe-1", null)]
    [InlineData("%20https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-doe-1%0A", Jane)]
    [InlineData("https:\\/\\/www.linkedin.com\\/in\\/jane-doe-1", Jane)]
    [InlineData("{\"url\":\"https:\\/\\/www.linkedin.com\\/in\\/jane-doe-1\",\"x\":1}", Jane)]
    [InlineData("https:&#47;&#47;www.linkedin.com&#x2F;in&#x2F;jane-doe-1", Jane)]
    [InlineData("&lt;https://www.linkedin.com/in/jane-doe-1&gt;", Jane)]
    [InlineData("https:\\\\www.linkedin.com\\in\\jane-doe-1", Jane)]
    [InlineData("\\in\\jane-doe-1", Jane)]
    [InlineData("in/jane-doe-1", Jane)]
    [InlineData(" \u00a0/in/jane-doe-1 ", Jane)]
    [InlineData("&nbsp;in/jane-doe-1", Jane)]
    [InlineData("Profile::linkedin.com/in/jane-doe-1", Jane)]
    [InlineData("%20in%2Fjane-doe-1%0A", Jane)]
    [InlineData("in/", null)]
    [InlineData("x/in/jane-doe-1", null)]
    public void An_address_may_be_escaped_as_a_whole(string text, string? expected) => Assert.Equal(expected, Read(text));

    // 16,384 characters: a whole search of Sales Navigator's; more is no address.
    [Fact]
    public void A_text_is_looked_through_up_to_its_longest()
    {
        Assert.Equal(Jane, Read(Jane.PadRight(16 * 1024)));
        Assert.Null(Read(Jane.PadRight((16 * 1024) + 1)));
        const string Broken = "https://www.linkedin.com/in/jane-\ndoe-1";
        Assert.StartsWith("is broken", LinkedInRefusal.Of(Broken.PadRight(16 * 1024), LinkedInAddressKind.Profile), StringComparison.Ordinal);
        Assert.StartsWith("is not", LinkedInRefusal.Of(Broken.PadRight((16 * 1024) + 1), LinkedInAddressKind.Profile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00a0")]
    [InlineData("\u200b\ufeff")]
    [InlineData("&nbsp;")]
    public void A_text_without_anything_names_nothing(string? text)
    {
        Assert.False(LinkedInUrl.TryNormalizeProfile(text, out _));
        Assert.False(LinkedInUrl.TryNormalizeCompany(text, out _));
        Assert.False(LinkedInUrl.TryNormalizePost(text, out _));
        Assert.False(LinkedInUrl.TryParsePeopleSearch(text, out _));
    }

    private static string Form(string form, string id) => form.Replace("{0}", id, StringComparison.Ordinal);

    private static Property Is(string? expected, string text) => (Read(text) == expected).Label($"{text} -> {Read(text) ?? "nothing"}, not {expected ?? "nothing"}");

    private static string? Read(string text) => LinkedInUrl.TryNormalizeProfile(text, out string? url) ? url : null;
}
