using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>Addresses as people have them: tests/data/cases/addresses.csv, and more of the same kinds in addresses-more.csv.</summary>
public sealed class LinkedInAddressCases
{
    private static readonly string[] s_files = ["addresses.csv", "addresses-more.csv"];

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (string line in s_files
            .SelectMany(name => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "cases", name)).Skip(1)).Where(l => l.Length > 0))
        {
            List<string> cells = Cells(line);
            cases.Add(cells[0], cells[1], cells[2]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Comes_out_as_said(string kind, string given, string normal)
    {
        string? url = Normalize(kind, given);
        if (!normal.StartsWith('-'))
        {
            Assert.Equal(normal, url);
            Assert.Equal(normal, Normalize(kind, normal));
            return;
        }

        Assert.Null(url);
        string reason = LinkedInRefusal.Of(given, Kind(kind));
        Assert.Contains(normal[1..].Trim(), reason, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
    }

    /// <summary>A part of a name that a mail has broken is another name: it is refused. A whole address at the end of a line is one.</summary>
    [Theory]
    [InlineData("https://www.linkedin.com/in/jane-\ndoe-1", null)]
    [InlineData("https://www.linkedin.com/in/jane-\r\n  doe-1", null)]
    [InlineData("> https://www.linkedin.com/in/jane-\n> doe-1", null)]
    [InlineData("https://www.linkedin.com/in/%D0%B8%D0%B2%D0\n%B0%D0%BD", null)]
    [InlineData("https://www.linkedin.com/in/jane-doe-1\nCTO at Acme", "https://www.linkedin.com/in/jane-doe-1")]
    [InlineData("https://www.linkedin.com/in/jane-doe-1\r\nhttps://www.linkedin.com/in/jane-doe-1", "https://www.linkedin.com/in/jane-doe-1")]
    [InlineData("https://www.linkedin.com/in/jane-doe-\nwww.linkedin.com/in/jane-doe-", "https://www.linkedin.com/in/jane-doe-")]
    public void The_end_of_a_line_is_no_end_of_a_name(string given, string? normal)
    {
        LinkedInUrl.TryNormalizeProfile(given, out string? url);
        Assert.Equal(normal, url);
        Assert.Equal(normal is null, LinkedInRefusal.Of(given, LinkedInAddressKind.Profile).StartsWith("is broken by the end of a line. Give it in one line.", StringComparison.Ordinal));
    }

    /// <summary>Whatever stands around it, an address names whom it names.</summary>
    [Fact]
    public void Surroundings_make_no_difference()
    {
        (string Normal, string[] Spellings)[] people =
        [
            ("https://www.linkedin.com/in/jane-doe-1", ["in/jane-doe-1", "in/JANE-Doe-1", "comm/in/jane-doe-1", "in/jane-doe-1/pt", "in/jane-doe-1/details/skills"]),
            ("https://www.linkedin.com/in/ACoAAABcDeF", ["in/ACoAAABcDeF", "in/ACoAAABcDeF/", "profile/ACoAAABcDeF"]),
            ("https://www.linkedin.com/in/%E5%BC%A0%E4%BC%9F-1", ["in/%E5%BC%A0%E4%BC%9F-1", "in/张伟-1", "in/%25E5%25BC%25A0%25E4%25BC%259F-1"]),
            ("https://www.linkedin.com/sales/lead/ACwAAABcDeF", ["sales/lead/ACwAAABcDeF,NAME_SEARCH,aB", "sales/people/ACwAAABcDeF%2CNAME_SEARCH%2CaB"]),
        ];
        string[] hosts = ["https://www.linkedin.com/", "http://linkedin.com/", "de.linkedin.com/", "WWW.LINKEDIN.COM/", "https://m.linkedin.com/", "https:/www.linkedin.com/", "\u200bhttps://www.linkedin.com/"];
        string[] queries = ["", "?trk=x", "&trk=x&y=1", "%3Ftrk%3Dx", ";jsessionid=1", "?originalSubdomain=de", "#experience", "/?locale=fr_FR&redirect=https://x.example/"];
        (string Before, string After)[] frames =
            [("", ""), (" ", "\u00a0"), ("<", ">"), ("(", ")"), ("[Jane](", ")"), ("\"", "\""), ("see ", ", please"), ("LinkedIn: ", "."), ("„", "“"), ("‘", "’"), ("<a href='", "'>x</a>"), ("- ", ";"), ("\ufeff", "\u200b"), ("「", "」"), ("见", "。"), ("（", "），"), ("«", "»."), ("رابط: ", "،"), ("देखें ", "।"), ("‹", "›")];
        Gen<(string Normal, string Text)> gen =
            from person in Gen.Elements(people)
            from spelling in Gen.Elements(person.Spellings)
            from host in Gen.Elements(hosts)
            from query in Gen.Elements(queries)
            from frame in Gen.Elements(frames)
            select (person.Normal, frame.Before + host + spelling + query + frame.After);
        Prop.ForAll(gen.ToArbitrary(), c => (LinkedInUrl.TryNormalizeProfile(c.Text, out string? url) && url == c.Normal).Label($"{c.Text} -> {url}"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    /// <summary>Two ids that differ in case are two people; two names that differ in case are one.</summary>
    [Fact]
    public void Case_counts_in_ids_alone() =>
        Prop.ForAll(Gen.Elements("ACoAAABcDeF", "ACwAAB_x-Yz").ToArbitrary(), Gen.Elements("jane-doe", "élodie").ToArbitrary(), (id, name) =>
            Normalize("profile", "linkedin.com/in/" + id) != Normalize("profile", "linkedin.com/in/" + id.ToLowerInvariant())
            && Normalize("profile", "linkedin.com/in/" + name) == Normalize("profile", "linkedin.com/in/" + name.ToUpperInvariant())).QuickCheckThrowOnFailure();

    private static string? Normalize(string kind, string text) => kind switch
    {
        "profile" => LinkedInUrl.TryNormalizeProfile(text, out string? url) ? url : null,
        "company" => LinkedInUrl.TryNormalizeCompany(text, out string? url) ? url : null,
        "post" => LinkedInUrl.TryNormalizePost(text, out string? url) ? url : null,
        _ => LinkedInUrl.TryParsePeopleSearch(text, out Uri? uri) ? uri.AbsoluteUri : null,
    };

    private static LinkedInAddressKind Kind(string kind) => kind switch
    {
        "profile" => LinkedInAddressKind.Profile,
        "company" => LinkedInAddressKind.Company,
        "post" => LinkedInAddressKind.Post,
        _ => LinkedInAddressKind.PeopleSearch,
    };

    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        string rest = line;
        while (true)
        {
            if (rest.StartsWith('"'))
            {
                int end = 1;
                while (rest[end] != '"' || (end + 1 < rest.Length && rest[end + 1] == '"'))
                {
                    end += rest[end] == '"' ? 2 : 1;
                }

                cells.Add(rest[1..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                rest = rest[(end + 1)..];
            }
            else
            {
                int end = rest.IndexOf(',', StringComparison.Ordinal);
                cells.Add(end < 0 ? rest : rest[..end]);
                rest = end < 0 ? string.Empty : rest[end..];
            }

            if (rest.Length == 0)
            {
                return cells;
            }

            rest = rest[1..];
        }
    }
}
