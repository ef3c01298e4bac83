using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Search;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

/// <summary>Lists of values mean the same in each of their spellings; what is guessed of a broken one is told, and never more people than meant.</summary>
public sealed class SearchListTests
{
    private const string Web = "https://www.linkedin.com/search/results/people/?geoUrn=";
    private const string Sales = "https://www.linkedin.com/sales/search/people?query=";

    private static readonly string[] s_places = ["103644278", "101282230", "103883259", "at:0", "Berlin", "Lyon", "Zürich", "San Francisco, California", "Paris, France"];

    [Fact]
    public void Spelling_of_a_list_does_not_matter()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 500; run++)
        {
            string[] places = Some(random, s_places);
            string list = random.Next(4) switch
            {
                0 when !places.Any(place => place.Contains(',', StringComparison.Ordinal)) => $"List({string.Join(Comma(random), places)})",
                1 when places.All(IsNumber) => string.Join(Comma(random), places),
                2 => $"[{string.Join(Comma(random), places.Select(place => $"\u201c{Blank(random)}{place}\u201d"))}]",
                _ => $"[{string.Join(Comma(random), places.Select(place => $"\"{place}{Blank(random)}\""))}]",
            };
            SearchReading reading = SearchAddress.Read(Web + Escaped(list, random.Next(4)));
            Assert.True(Meaning(places).Equals(reading.Query), $"seed {seed}, run {run}: {list} is {reading.Query} {reading.Problem}");
            Assert.Empty(reading.Ignored.Concat(reading.Notes));
        }
    }

    // ["Berlin,"Lyon"]: what was left of the marks says enough, but not for certain.
    [Fact]
    public void A_value_that_lost_one_of_its_marks_is_read_and_told()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 500; run++)
        {
            string[] places = Some(random, s_places);
            string half = s_places[random.Next(7)];
            places = [.. places.Where(place => place != half).Append(half).OrderBy(_ => random.Next())];
            bool isFirst = random.Next(2) == 0;
            string list = $"[{string.Join(Comma(random), places.Select(place => (isFirst || place != half ? "\"" : "") + Blank(random) + place + Blank(random) + (isFirst && place == half ? "" : "\"")))}]";
            SearchReading reading = SearchAddress.Read(Web + Escaped(list, random.Next(4)));
            Assert.True(Meaning(places).Equals(reading.Query), $"seed {seed}, run {run}: {list} is {reading.Query} {reading.Problem}");
            IgnoredFilter note = Assert.Single(reading.Notes);
            Assert.Equal(("geoUrn", half, "one of its quotation marks is missing: it was read up to the next comma"), (note.Filter, note.Value, note.Reason));
            Assert.Empty(reading.Ignored);
        }
    }

    // Marks within a value are its own: titles are in Boolean notation.
    [Theory]
    [InlineData("[\"VP Sales\" OR CTO]", "title:\"VP Sales\" OR title:CTO")]
    [InlineData("[CTO OR \"VP Sales\",\"CFO\"]", "title:CTO OR title:\"VP Sales\" OR title:CFO")]
    [InlineData("[\"\",\"CTO\",]", "title:CTO")]
    public void Marks_within_a_value_stay(string list, string query)
    {
        SearchReading reading = SearchAddress.Read("https://www.linkedin.com/search/results/people/?title=" + Uri.EscapeDataString(list));
        Assert.Equal(query, reading.Query?.ToString());
        Assert.Empty(reading.Ignored.Concat(reading.Notes));
    }

    // A number belongs to the text before it; a comma that is escaped once more than those between values belongs to its value.
    [Theory]
    [InlineData("titleIncluded=Nobody:99999,Nothing", "title:Nobody OR title:Nothing")]
    [InlineData("titleIncluded=Nobody: 99999", "title:Nobody")]
    [InlineData("titleIncluded=Nobody:", "title:\"Nobody:\"")]
    [InlineData("titleIncluded=:5", "title:\":5\"")]
    [InlineData("titleIncluded=Nobody%252C%2520Inc", "title:\"Nobody,\" AND title:Inc")]
    [InlineData("titleIncluded=Nobody%2C%20Inc", "title:Nobody OR title:Inc")]
    [InlineData("titleIncluded=%255B%2522Nobody%252C%2520Inc%2522%252CNothing%255D", "(title:\"Nobody,\" AND title:Inc) OR title:Nothing")]
    public void Values_side_by_side_are_told_from_one(string parameter, string query)
    {
        SearchReading reading = SearchAddress.Read("https://www.linkedin.com/sales/search/people?" + parameter);
        Assert.Equal(query, reading.Query?.ToString());
        Assert.Empty(reading.Ignored.Concat(reading.Notes));
    }

    // What is told of a value has no blanks around it either.
    [Fact]
    public void A_number_that_is_known_as_another_title_is_told()
    {
        SearchReading reading = SearchAddress.Read("https://www.linkedin.com/sales/search/people?titleIncluded= Nobody : 153");
        Assert.Equal("title:Nobody", reading.Query?.ToString());
        Assert.Equal("Nobody", Assert.Single(reading.Notes).Value);
    }

    // Blanks around a list, a value or a name, escaped however often, are no part of what is read or told.
    [Theory]
    [InlineData("geoUrn=%20%5B%22101282230%22%2C%22103644278%22%5D%20", "country:DE,US", "")]
    [InlineData("geoUrn=%2520%255B%2522101282230%2522%252C%2522103644278%2522%255D%2520", "country:DE,US", "")]
    [InlineData("geoUrn=%2520101282230%252C103644278%2520", "country:DE,US", "")]
    [InlineData("geoUrn=%2520de%253A0%2520", "country:DE", "")]
    [InlineData("%20geoUrn%20=101282230", "country:DE", "")]
    [InlineData("geoUrn=[%2520us:New York%2520]", "country:US AND location:\"New York\"", "us:New York")]
    [InlineData("keywords=%2520-%2520&geoUrn=101282230", "country:DE", "-")]
    [InlineData("school=%2520Yale%2520&geoUrn=101282230", "country:DE", "Yale")]
    public void Blanks_around_it_do_not_matter(string parameters, string query, string told)
    {
        SearchReading reading = SearchAddress.Read("https://www.linkedin.com/search/results/people/?" + parameters);
        Assert.Equal(query, reading.Query?.ToString());
        Assert.Equal(told, string.Concat(reading.Ignored.Concat(reading.Notes).Select(finding => finding.Value)));
    }

    // A mark in the middle of a value is a character of it.
    [Fact]
    public void A_mark_in_the_middle_stays()
    {
        SearchReading reading = SearchAddress.Read(Web + "[\"Lyon\",Ber\"lin]");
        Assert.Equal(QueryNode.AnyOf([Meaning(["Lyon"]), SearchAddress.Read(Web + "Ber\"lin").Query!]), reading.Query);
        Assert.Empty(reading.Notes);
    }

    // What cannot be applied is named once, however many values it has.
    [Fact]
    public void Nothing_that_can_be_applied_names_each_filter_once() =>
        Assert.EndsWith("(foo, geoUrn)", SearchAddress.Read(Web + "99,98&foo=1&foo=2").Problem?.ToString(), StringComparison.Ordinal);

    // Capitals have one sigma, small letters have another at the end of a word.
    [Theory]
    [InlineData("ΚΥΠΡΟΣ", "Κύπρος")]
    [InlineData("ΜΠΑΡΜΠΕΪΝΤΟΣ", "Μπαρμπέιντος")]
    [InlineData("ΚΑΝΑΔΑΣ", "Καναδάς")]
    public void A_place_is_known_in_capitals(string capitals, string small) =>
        Assert.Equal(SearchAddress.Read(Web + small).Query?.ToString(), SearchAddress.Read(Web + capitals).Query?.ToString());

    // Old links have the query behind a '#', whatever stands before it.
    [Theory]
    [InlineData("?viewAllFilters=true#query=(keywords:cto)")]
    [InlineData("?page=2&x=#QUERY=(keywords:cto)")]
    [InlineData("#query=(keywords:cto)&page=2")]
    public void A_query_may_begin_with_a_hash(string parameters) =>
        Assert.Equal("profile:cto", SearchAddress.Read("https://www.linkedin.com/sales/search/people" + parameters).Query?.ToString());

    // A form that was sent without an entry leaves its parameter empty: that asks for nothing, and is no second query.
    [Theory]
    [InlineData("foo=&geo=&title=&query=(keywords:cto)&query=")]
    [InlineData("query=&query=(keywords:cto)&pastTitle=")]
    public void What_is_empty_asks_for_nothing(string parameters)
    {
        SearchReading reading = SearchAddress.Read("https://www.linkedin.com/sales/search/people?" + parameters);
        Assert.Equal("profile:cto", reading.Query?.ToString());
        Assert.Empty(reading.Ignored.Concat(reading.Notes));
    }

    // Before 2020 'us:84' was a place by number; a place by name is written so by hand alone.
    [Theory]
    [InlineData("geoUrn=us:New York", "New York, United States", "us:New York")]
    [InlineData("geoUrn=[\"de:Bavaria\"]", "Bavaria, Germany", "de:Bavaria")]
    [InlineData("facetGeoRegion=FR: Lyon ", "Lyon, France", "FR: Lyon")]
    [InlineData("geoUrn=de:", "Germany", "de:")]
    [InlineData("geoUrn=de: -", "Germany", "de: -")]
    public void A_place_behind_the_code_of_its_country_is_read_in_full_and_told(string parameter, string meant, string told)
    {
        SearchReading reading = SearchAddress.Read("https://www.linkedin.com/search/results/people/?" + parameter + "&keywords=x");
        Assert.Equal($"{Meaning([meant])} AND profile:x", reading.Query?.ToString());
        IgnoredFilter note = Assert.Single(reading.Notes);
        Assert.Equal((told, $"it was read as '{meant}'"), (note.Value, note.Reason));
    }

    // No country has this code, or a number stands there: then it is a text, or a place that is not known.
    [Theory]
    [InlineData("xx:New York", "location:\"xx:New York\"", "")]
    [InlineData("usa:New York", "location:\"usa:New York\"", "")]
    [InlineData("us: 0", "country:US", "")]
    [InlineData("us:84", "country:US", "us:84")]
    public void What_is_no_place_behind_a_code_is_not_changed(string place, string query, string ignored)
    {
        SearchReading reading = SearchAddress.Read(Web + Uri.EscapeDataString(place));
        Assert.Equal((query, ignored), (reading.Query?.ToString(), string.Concat(reading.Ignored.Select(filter => filter.Value))));
        Assert.Empty(reading.Notes);
    }

    // The same values in Sales Navigator's query language, whose texts have no marks.
    private static QueryNode Meaning(string[] places)
    {
        IEnumerable<string> values = places.Select(place => IsNumber(place) ? $"(id:{Escaped(place, 2)})" : $"(text:{Escaped(place, 2)})");
        return SearchAddress.Read($"{Sales}(filters:List((type:REGION,values:List({string.Join(',', values)}))))").Query!;
    }

    private static bool IsNumber(string place) => char.IsDigit(place[^1]);

    private static string[] Some(Random random, string[] all) => [.. all.OrderBy(_ => random.Next()).Take(1 + random.Next(4))];

    private static string Blank(Random random) => random.Next(4) == 0 ? " " : string.Empty;

    private static string Comma(Random random) => random.Next(3) switch { 0 => ", ", 1 => " ,", _ => "," };

    private static string Escaped(string text, int levels) => Enumerable.Range(0, levels).Aggregate(text, (escaped, _) => Uri.EscapeDataString(escaped));
}
