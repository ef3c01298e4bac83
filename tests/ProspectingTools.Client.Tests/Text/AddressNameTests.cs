using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>The part of an address that names somebody: of any language, with what sheets and sentences leave around it.</summary>
public sealed class AddressNameTests
{
    private const string Start = "https://www.linkedin.com/in/";
    private const string Member = "ACoAAABcDeF";

    private static readonly string[] s_names =
        ["jane-doe-1", "élodie-märtin", "nguyễn-thị-ánh", "їжак-йосип", "김민준", "ガガーリン", "ἀλέξανδρο", "हिंदी-ड़", "أحمد", "שָׁלוֹם", "张伟", "o'neil-1", "a.b-c_d~e", "jean·pierre", "x&y", "a=b", "𠮷野-1", "jane-😀"];

    /// <summary>macOS and some browsers take letters apart, and every sheet escapes once more.</summary>
    [Fact]
    public void A_name_is_one_in_every_spelling() =>
        Prop.ForAll(Gen.Elements(s_names).ToArbitrary(), Gen.Elements(NormalizationForm.FormC, NormalizationForm.FormD).ToArbitrary(), Gen.Choose(0, 6).ToArbitrary(), (name, form, escapes) =>
        {
            string text = name.Normalize(form);
            for (int i = 0; i < escapes; i++)
            {
                text = Uri.EscapeDataString(text);
            }

            string? url = Profile(Start + text);
            return (url == Start + Uri.EscapeDataString(name) && Profile((Start + text).ToUpperInvariant()) == url && Profile(url!) == url && LinkedInUrl.IdentifierOf(url!) == name)
                .Label($"{name} {form} {escapes}: {url}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void Marks_of_a_sentence_and_queries_are_no_part_of_it()
    {
        Gen<string> marks = Gen.Elements(".", ",", ";", ":", "!", "?", ")", "]", "}", "\"", "'", "`", "*", "\\", "»", "。", "،", "।", "”", "！", "…");
        Gen<string> tails = Gen.Elements("", "?trk=x", "#about", "&trk=x", "&trk_a-b.c=x", ";jsessionid=1", "%3Ftrk%3Dx", "%23about", "%26trk%3Dx", "%2F", "/", "&trk=", "?");
        Prop.ForAll(Gen.Elements(s_names).Or(Gen.Constant(Member)).ToArbitrary(), marks.ToArbitrary(), tails.ToArbitrary(), (name, mark, tail) =>
        {
            string expected = Start + Uri.EscapeDataString(name);
            string text = Start + Uri.EscapeDataString(name) + tail;
            return (Profile(text) == expected && Profile(expected + Uri.EscapeDataString(mark)) == expected && Profile(text + mark) == expected && Profile(text + mark + ") next") == expected).Label($"{text}, {mark}: {Profile(text)}, {Profile(text + mark)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    // Only a parameter begins a query where its question mark is missing.
    [Theory]
    [InlineData("r&d", "r%26d")]
    [InlineData("a&=b", "a%26%3Db")]
    [InlineData("a&b c=d", "a%26b")]
    [InlineData("a&b+c=d", "a%26b%2Bc%3Dd")]
    [InlineData("a%3Bb", "a%3Bb")]
    [InlineData("a&b=c", "a")]
    [InlineData("a%3Fb", "a")]
    public void An_ampersand_may_be_a_letter(string name, string expected) => Assert.Equal(Start + expected, Profile(Start + name));

    [Theory]
    [InlineData("me")]
    [InlineData("NULL")]
    [InlineData("undefined/")]
    [InlineData("%75navailable")]
    [InlineData("unknown,")]
    [InlineData("N-A")]
    [InlineData("%2e")]
    [InlineData("%252e%252e")]
    [InlineData("%20")]
    [InlineData("#")]
    [InlineData("urn:li:x")]
    [InlineData("urn%3Ali%3Afsd_company%3A1035")]
    [InlineData("https:")]
    public void What_stands_where_a_name_should_be_names_nobody(string name)
    {
        Assert.Null(Profile(Start + name));
        Assert.Matches("^(names nobody|is not a profile that can be read)\\. Give a person's profile", LinkedInRefusal.Of(Start + name, LinkedInAddressKind.Profile));
    }

    // A member's id is taken from whatever its page, tool or export puts behind it; its letters keep their case.
    [Theory]
    [InlineData("https://www.linkedin.com/in/ACoAAABcDeF,NAME_SEARCH,x", "in")]
    [InlineData("https://www.linkedin.com/in/ACoAAABcDeF%2CNAME_SEARCH", "in")]
    [InlineData("https://www.linkedin.com/profile/view?id=ACoAAABcDeF&authType=name", "in")]
    [InlineData("https://www.linkedin.com/profile?id=ACoAAABcDeF", "in")]
    [InlineData("https://www.linkedin.com/profile/ACoAAABcDeF.", "in")]
    [InlineData("https://www.linkedin.com/talent/profile/ACoAAABcDeF?project=1", "in")]
    [InlineData("https://www.linkedin.com/recruiter/profile/ACoAAABcDeF,aBcD,CAP", "in")]
    [InlineData("https://www.linkedin.com/sales/lead/(ACoAAABcDeF,NAME_SEARCH,x)", "sales/lead")]
    [InlineData("https://www.linkedin.com/sales/profile/ACoAAABcDeF%20,NAME_SEARCH", "sales/lead")]
    [InlineData("https://www.linkedin.com/sales/people/ACoAAABcDeF&trk=x", "sales/lead")]
    [InlineData("https://www.linkedin.com/in/urn:li:fsd_profile:ACoAAABcDeF", "in")]
    [InlineData("https://www.linkedin.com/profile/urn%3Ali%3Afsd_profile%3AACoAAABcDeF", "in")]
    public void A_members_id_is_found(string address, string place) => Assert.Equal($"https://www.linkedin.com/{place}/{Member}", Profile(address));

    [Theory]
    [InlineData("https://www.linkedin.com/sales/lead/jane-doe-1")]
    [InlineData("https://www.linkedin.com/profile/view?id=12345")]
    [InlineData("https://www.linkedin.com/profile/view?name=ACoAAABcDeF")]
    [InlineData("https://www.linkedin.com/profile/12345")]
    [InlineData("https://www.linkedin.com/talent/profile/jane")]
    [InlineData("https://www.linkedin.com/pub/dir/Jane/Doe")]
    [InlineData("https://www.linkedin.com/pub")]
    [InlineData("https://www.linkedin.com/pub/jane-doe/%252e%252e/2a/3b")]
    [InlineData("linkedin://profile/12345")]
    [InlineData("linkedin://profile/")]
    public void A_number_or_a_list_names_nobody(string address) => Assert.Null(Profile(address));

    [Theory]
    [InlineData("https://www.linkedin.com/pub/Jane-Doe/1/2A/3b", "https://www.linkedin.com/pub/jane-doe/1/2a/3b")]
    [InlineData("https://www.linkedin.com/pub/jane-doe/1/2a/3b/de?trk=x", "https://www.linkedin.com/pub/jane-doe/1/2a/3b")]
    [InlineData("https://www.linkedin.com/pub/jane-doe/1/2a", "https://www.linkedin.com/pub/jane-doe/1/2a")]
    [InlineData("https://www.linkedin.com/pub/jane-doe", "https://www.linkedin.com/in/jane-doe")]
    [InlineData("https://www.linkedin.com/comm/m/mwlite/in/jane-doe", "https://www.linkedin.com/in/jane-doe")]
    [InlineData("https://www.linkedin.com/in/jane-doe/www.linkedin.com/in/bob", "https://www.linkedin.com/in/bob")]
    [InlineData("https://www.linkedin.com/in/a/b/www.linkedin.com/in/jane-doe", "https://www.linkedin.com/in/a")]
    public void Old_and_prefixed_forms_name_whom_they_named(string address, string expected) => Assert.Equal(expected, Profile(address));

    // 128 characters are read the short way; either way the longest name comes out the same.
    [Fact]
    public void A_long_name_is_a_name()
    {
        foreach (int length in Enumerable.Range(95, 12))
        {
            string address = Start + new string('a', length);
            Assert.Equal(address, Profile(address));
            Assert.Equal(address, Profile(address + "/"));
        }

        Assert.Null(Profile(Start));
    }

    // Halves of pairs and what is no character, from files that were cut or decoded wrongly. (An attribute cannot hold them.)
    [Fact]
    public void What_is_no_character_is_replaced()
    {
        (string Name, string Expected)[] names =
        [
            ("jane\ud83d", "jane\ufffd"), ("jane\ude00-1", "jane\ufffd-1"), ("\ud83dx\ude00", "\ufffdx\ufffd"), ("\ude00\ud83d", "\ufffd\ufffd"), ("😀\ud83d", "😀\ufffd"),
            ("jane\uffff1\ufffe2\ufdd03\ufdef", "jane\ufffd1\ufffd2\ufffd3\ufffd"), ("jane\ufdcf\ufdf0", "jane\ufdcf\ufdf0"),
        ];
        foreach ((string name, string expected) in names)
        {
            Assert.Equal(Start + Uri.EscapeDataString(expected), Profile(Start + name));
            Assert.True(LinkedInUrl.TryNormalizeCompany("urn:li:fsd_company:" + name, out string? company));
            Assert.Equal("https://www.linkedin.com/company/" + Uri.EscapeDataString(expected), company);
        }
    }

    private static string? Profile(string text) => LinkedInUrl.TryNormalizeProfile(text, out string? url) ? url : null;
}
