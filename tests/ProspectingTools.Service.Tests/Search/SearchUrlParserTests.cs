using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Text.Json;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Service.Search;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

public sealed class SearchUrlParserTests
{
    private const string LinkedIn = "https://www.linkedin.com/search/results/people/?";

    private const string Sales = "https://www.linkedin.com/sales/search/people?query=";

    public static TheoryData<string, string> Readable => new()
    {
        { LinkedIn + "keywords=vp%20engineering&origin=GLOBAL_SEARCH_HEADER&sid=%40aB", """{"Keywords":"vp engineering"}""" },
        { LinkedIn + "keywords=C%2B%2B+lead", """{"Keywords":"C++ lead"}""" },
        { LinkedIn + "keywords=100%25%20remote", """{"Keywords":"100% remote"}""" },
        { "linkedin.com/search/results/people?KEYWORDS=x", """{"Keywords":"x"}""" },
        { LinkedIn + "titleFreeText=CTO&company=Aurelia%20Robotics&firstName=Zo%C3%AB&lastName=%C3%98deg%C3%A5rd", """{"Titles":["CTO"],"Companies":["Aurelia Robotics"],"FirstName":"Zoë","LastName":"Ødegård"}""" },
        { LinkedIn + "title=%22VP%20Engineering%22%20OR%20CTO%20OR%20cto", """{"Titles":["VP Engineering","CTO"]}""" },
        { LinkedIn + "geoUrn=%5B%22103644278%22%2C%22101282230%22%2C%221%22%5D&network=%5B%22S%22%5D", """{"Countries":["US","DE"]}""" },
        { LinkedIn + "geoUrn=[\"101165590\"]", """{"Countries":["GB"]}""" },
        { LinkedIn + "geoUrn=103644278", """{"Countries":["US"]}""" },
        { LinkedIn + "geoUrn=[\"103644278&title=CTO", """{"Titles":["CTO"]}""" },
        {
            Sales + "(filters:List((type:CURRENT_TITLE,values:List((id:1,text:VP%20Engineering,selectionType:INCLUDED),(text:CTO,selectionType:INCLUDED)))"
            + ",(type:REGION,values:List((id:101282230,text:Germany,selectionType:INCLUDED),(id:90009712,text:Greater%20Lyon%20Area,selectionType:INCLUDED)))"
            + ",(type:SENIORITY_LEVEL,values:List((id:300,text:Vizepr%C3%A4sident,selectionType:INCLUDED),(text:Owner%20%2F%20Partner)))"
            + ",(type:CURRENT_COMPANY,values:List((id:urn%3Ali%3Aorganization%3A1441,text:Acme%2C%20Inc.%20%28EMEA%29,selectionType:INCLUDED)))"
            + ",(type:INDUSTRY,values:List((id:48,text:Construction,selectionType:INCLUDED)))),keywords:cold%20chain)&sessionId=x",
            """{"Keywords":"cold chain","Titles":["VP Engineering","CTO"],"Companies":["Acme, Inc. (EMEA)"],"Countries":["DE"],"Locations":["Greater Lyon Area"],"Seniorities":["VP","OWNER","PARTNER"],"Industries":["Construction"]}"""
        },
        {
            Sales + "(recentSearchParam%3A(id%3A2552307201%2CdoLogHistory%3Atrue)%2Cfilters%3AList((type%3ACOMPANY_HEADCOUNT%2Cvalues%3AList((id%3AC%2Ctext%3A11-50%2CselectionType%3AINCLUDED)))"
            + "%2C(type%3AREGION%2Cvalues%3AList((id%3A101165590%2Ctext%3AUnited%2520Kingdom%2CselectionType%3AINCLUDED)))"
            + "%2C(type%3ACURRENT_TITLE%2Cvalues%3AList((id%3A8%2Ctext%3AChief%2520Executive%2520Officer%2CselectionType%3AINCLUDED)%2C(id%3A9%2Ctext%3AIntern%2CselectionType%3AEXCLUDED)))))",
            """{"Titles":["Chief Executive Officer"],"Countries":["GB"]}"""
        },
        { Sales + "%28keywords%3Asre%29", """{"Keywords":"sre"}""" },
        { Sales + "(filters:List((type:CURRENT_TITLE,values:List((text:CTO", """{"Titles":["CTO"]}""" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void What_can_be_read_becomes_a_query(string url, string expected)
    {
        Assert.True(SearchUrlParser.TryParse(url, out DirectoryQuery query, out string? problem), problem);
        Assert.Null(problem);
        Assert.Equal(expected, Filled(query));
    }

    [Theory]
    [InlineData("", "not the address")]
    [InlineData("https://www.linkedin.com/in/ann", "not the address")]
    [InlineData("https://example.com/search/results/people/?keywords=x", "not the address")]
    [InlineData(LinkedIn, "names nothing")]
    [InlineData(LinkedIn + "network=%5B%22S%22%5D&geoUrn=%5B%2299%22%5D&keywords=", "names nothing")]
    [InlineData(Sales, "names nothing")]
    [InlineData(Sales + "(filters:List((type:CURRENT_TITLE,values:List((text:CTO,selectionType:EXCLUDED)))))", "names nothing")]
    public void What_cannot_be_read_is_said(string url, string problem)
    {
        Assert.False(SearchUrlParser.TryParse(url, out DirectoryQuery query, out string? said));
        Assert.True(query.IsEmpty);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_survives_its_storage()
    {
        Assert.True(SearchUrlParser.TryParse(LinkedIn + "keywords=a&title=b&geoUrn=[\"103644278\"]", out DirectoryQuery query, out _));
        string stored = JsonSerializer.Serialize(query);
        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<DirectoryQuery>(stored)));
        Assert.DoesNotContain(nameof(DirectoryQuery.IsEmpty), stored, StringComparison.Ordinal);
    }

    [Fact]
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

            bool success = SearchUrlParser.TryParse(url.ToString(), out DirectoryQuery query, out string? problem);
            Assert.Equal(success, problem is null);
            Assert.Equal(success, !query.IsEmpty);
            Assert.All(query.Countries, code => Assert.True(Countries.IsCode(code)));
            JsonSerializer.Serialize(query);
            read += success ? 1 : 0;
        }

        // The generator reaches both outcomes often.
        Assert.InRange(read, 2000, 18_000);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("List(")]
    [InlineData("(a:")]
    [InlineData(",")]
    [InlineData("(filters:List((type:CURRENT_TITLE,values:List((text:x")]
    public void Reading_takes_linear_time(string part)
    {
        Stopwatch watch = Stopwatch.StartNew();
        SalesQuery.Parse(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    // Only what is asked for, to keep the expectations short.
    private static string Filled(DirectoryQuery query)
    {
        JsonElement all = JsonSerializer.SerializeToElement(query);
        IEnumerable<string> filled = all.EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.String || (p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() > 0))
            .Select(p => $"\"{p.Name}\":{JsonSerializer.Serialize(p.Value, s_plain)}");
        return "{" + string.Join(',', filled) + "}";
    }

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
