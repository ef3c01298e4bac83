using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Service.Tests.People;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

public sealed class SearchAddressTests
{
    private const string Sales = "https://www.linkedin.com/sales/search/people?query=";

    private const string LinkedIn = "https://www.linkedin.com/search/results/people/?";

    public static TheoryData<string, string[]> Samples
    {
        get
        {
            TheoryData<string, string[]> samples = [];
            foreach (string line in File.ReadLines(PeopleFile.Path("search-addresses.tsv")).Where(line => !line.StartsWith('#')))
            {
                string[] cells = line.Split('\t');
                samples.Add(cells[0], cells[1..]);
            }

            return samples;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Address_means(string name, string[] cells)
    {
        Assert.Matches("^[ASL][0-9]{2,3}$", name);
        SearchReading reading = SearchAddress.Read(cells[0]);
        Assert.Equal(
            cells[1..],
            new[] { reading.Query?.ToString() ?? string.Empty, Names(reading.Ignored), Names(reading.Notes), reading.Problem?.ToString() ?? string.Empty });
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Address_means_the_same_with_what_browsers_and_mails_do_to_it(string name, string[] cells)
    {
        string address = cells[0].Trim('<', '>');
        string expected = SearchAddress.Read(address).Query?.ToString() ?? string.Empty;
        foreach (string other in new[]
        {
            $"<{address}>", $" \"{address}\"\r\n", address.Replace("https://www.", "http://de.", StringComparison.Ordinal), address.Replace("https://www.", string.Empty, StringComparison.Ordinal),
            address.Replace("&amp;", "&", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal), address.Replace("%2C", "%2c", StringComparison.Ordinal), address + "&utm_source=mail&trk=x",
        })
        {
            // What mails add makes an address without filters no search either.
            Assert.Equal((name, other, expected), (name, other, SearchAddress.Read(other).Query?.ToString() ?? string.Empty));
        }
    }

    // Marks that mails, chats and sentences leave around an address; what is between them is the address, bars and all.
    [Theory]
    [InlineData("\"", "\"")]
    [InlineData("'", "'")]
    [InlineData("`", "`")]
    [InlineData("\u201c", "\u201d")]
    [InlineData("\u2018", "\u2019")]
    [InlineData(" <\"", "\"> ")]
    [InlineData("\r\n\t", "\u00a0")]
    public void Marks_around_an_address_are_no_part_of_it(string before, string after)
    {
        const string Address = LinkedIn + "keywords=cto|ceo&geoUrn=101282230";
        Assert.Equal("profile:\"cto|ceo\" AND country:DE", SearchAddress.Read(before + Address + after).Query?.ToString());

        // A problem is told at its place in what was given.
        SearchReading cut = SearchAddress.Read(before + LinkedIn + "keywords=(cto" + after);
        Assert.Equal(before.Length + LinkedIn.Length + "keywords=(".Length, cut.Problem?.Position);
    }

    // Slack writes <address|text>; an address within another one has no places that a reader could find.
    [Theory]
    [InlineData("<https://www.linkedin.com/search/results/people/?keywords=cto|CTOs (all)>", "profile:cto", null)]
    [InlineData("https://www.google.com/url?q=https%3A%2F%2Fwww.linkedin.com%2Fsearch%2Fresults%2Fpeople%2F%3Fkeywords%3Dcto", "profile:cto", null)]
    [InlineData("https://www.google.com/url?q=https%3A%2F%2Fwww.linkedin.com%2Fsearch%2Fresults%2Fpeople%2F%3Fkeywords%3D(cto", null, "this '(' is not closed")]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=a https://www.linkedin.com/search/results/people/?keywords=b", null, "this holds several addresses. Give them one by one")]
    [InlineData("<", null, "this is not a LinkedIn address. Give a people search")]
    [InlineData("\"", null, "this is not a LinkedIn address. Give a people search")]
    [InlineData("", null, "this is empty. Give a people search")]
    [InlineData(null, null, "this is empty. Give a people search")]
    public void An_address_may_be_part_of_another_text(string? text, string? query, string? problem)
    {
        SearchReading reading = SearchAddress.Read(text);
        Assert.Equal(query, reading.Query?.ToString());
        Assert.StartsWith(problem ?? string.Empty, reading.Problem?.ToString() ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(problem is null, reading.Problem is null);
    }

    [Fact]
    public void An_address_has_an_end()
    {
        string keywords = LinkedIn + "keywords=cto&x=";
        Assert.NotNull(SearchAddress.Read(keywords.PadRight(64 * 1024, 'x')).Query);
        Assert.Null(SearchAddress.Read(keywords.PadRight((64 * 1024) + 1, 'x')).Query);
    }

    [Fact]
    public void Every_known_number_and_text_is_read()
    {
        foreach (string type in new[] { "REGION", "COMPANY_HEADQUARTERS", "SENIORITY_LEVEL", "FUNCTION", "INDUSTRY", "CURRENT_TITLE", "COMPANY_TYPE", "COMPANY_HEADCOUNT" })
        {
            foreach (KeyValuePair<string, string> value in SearchVocabulary.ValuesOf(type))
            {
                SearchReading byText = Read(type, $"(text:{Uri.EscapeDataString(value.Value)})");
                SearchReading byId = value.Key.Length == 0 ? byText : Read(type, $"(id:{value.Key})");
                SearchReading byBoth = value.Key.Length == 0 ? byText : Read(type, $"(id:{value.Key},text:{Uri.EscapeDataString(value.Value)},selectionType:INCLUDED)");
                Assert.True(byId.Query is not null && byText.Query is not null, $"{type} {value}");
                Assert.Empty(byId.Ignored.Concat(byText.Ignored).Concat(byBoth.Ignored).Concat(byBoth.Notes));
                Assert.Equal(byId.Query, byBoth.Query);
            }
        }

        static SearchReading Read(string type, string value) => SearchAddress.Read($"{Sales}(filters:List((type:{type},values:List({value}))))");
    }

    [Fact]
    public void Nothing_is_dropped_without_a_word()
    {
        Random random = new(3);
        string[] types = ["SCHOOL", "PAST_TITLE", "REGION", "CURRENT_TITLE", "GROUP", "INVENTED", "FUNCTION", "COMPANY_HEADCOUNT", "FIRST_NAME", "PERSONA", "PROFILE_LANGUAGE", "INDUSTRY"];
        string[] values = ["(id:1,text:One)", "(text:Two,selectionType:EXCLUDED)", "(id:99999)", "(id:urn%253Ali%253Aorganization%253A5,text:Three,parent:(id:0))", "(id:25,selectionType:INCLUDED)", "(text:%26)"];
        for (int i = 0; i < 2000; i++)
        {
            List<string> chosen = [.. types.OrderBy(_ => random.Next()).Take(1 + random.Next(4))];
            string filters = string.Join(',', chosen.Select(type => $"(type:{type},values:List({values[random.Next(values.Length)]}))"));
            SearchReading reading = SearchAddress.Read($"{Sales}(filters:List({filters}),keywords:common)");
            Assert.Null(reading.Problem);
            int applied = reading.Query is QueryNode.All all ? all.Operands.Count : 1;

            // Each filter is a part of the query, or named.
            string[] named = [.. reading.Ignored.Select(filter => filter.Filter!).Distinct()];
            Assert.True(named.Length + applied >= chosen.Count + 1, $"{filters}: {reading.Query} and {string.Join(", ", named)}");
            Assert.All(reading.Ignored, filter => Assert.False(string.IsNullOrEmpty(filter.Reason)));
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Twenty_thousand_random_addresses_never_throw()
    {
        Random random = new(7);
        string[] parts =
        [
            "(", ")", ",", ":", "List(", "filters", "type", "values", "text", "id", "keywords", "CURRENT_TITLE", "REGION", "SENIORITY_LEVEL", "selectionType", "EXCLUDED",
            "%", "%2", "%2520", "%28", "%3A", "%2C", "%C3", "%F0%9F%9A%80", "%00", "%ED%A0%80", "&", "=", "query=", "title=", "geoUrn=", "[", "]", "\"", "\\ud800", "103644278", "+", " OR ", "#", "?", "/", "\ud83d", "𠮷",
        ];
        int read = 0;
        for (int i = 0; i < 20_000; i++)
        {
            StringBuilder url = new(random.Next(3) switch { 0 => LinkedIn, 1 => Sales, _ => Sales + "(filters:List((type:CURRENT_TITLE,values:List((text:" });
            int length = random.Next(60);
            for (int n = 0; n < length; n++)
            {
                url.Append(random.Next(4) == 0 ? ((char)random.Next(1, 0xFFFF)).ToString() : parts[random.Next(parts.Length)]);
            }

            url.Append(random.Next(3) == 0 ? "&keywords=x" : string.Empty);
            SearchReading reading = SearchAddress.Read(url.ToString());
            Assert.Equal(reading.Query is null, reading.Problem is not null);
            Assert.True(reading.Problem?.Position is null || (reading.Problem.Position >= 1 && reading.Problem.Position <= url.Length + 1));
            Assert.True(reading.Query is null || QueryNotation.TryRead(reading.Query.ToString(), out _, out _));
            read += reading.Query is null ? 0 : 1;
        }

        // The generator reaches both outcomes often.
        Assert.InRange(read, 1000, 18_000);
    }

    [Theory]
    [InlineData("51-200", "D")]
    [InlineData("501–1,000 employees", "F")]
    [InlineData("5.001 - 10.000 Mitarbeiter", "H")]
    [InlineData("10 001+", "I")]
    [InlineData("10,000+", "I")]
    [InlineData("1K-5K", "G")]
    [InlineData("2-10", "B")]
    [InlineData("0-1 employees", "A")]
    [InlineData("Self-employed", "A")]
    [InlineData("350", "E")]
    [InlineData("50-500", null)]
    [InlineData("500+", null)]
    [InlineData("many", null)]
    [InlineData("", null)]
    public void Sizes_of_companies_have_a_class(string size, string? letter) => Assert.Equal(letter, HeadcountTable.ClassOf(size));

    [Fact]
    public void Codes_of_regions_are_countries() =>
        Assert.All(SearchVocabulary.CountryCodes, code => Assert.True(Countries.IsCode(code), code));

    private static string Names(IEnumerable<IgnoredFilter> filters) =>
        string.Join("; ", filters.Select(filter => filter.Value is null ? filter.Filter : $"{filter.Filter}={filter.Value}"));
}
