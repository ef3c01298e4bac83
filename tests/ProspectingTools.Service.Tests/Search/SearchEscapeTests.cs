using System;
using System.Globalization;
using System.Linq;
using System.Text;
using ProspectingTools.Contracts.Search;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

/// <summary>Escapes of addresses, as browsers of any age write them: what they stand for, and where a problem is in what was given.</summary>
public sealed class SearchEscapeTests
{
    private const string Web = "https://www.linkedin.com/search/results/people/?";

    // Near the limits of UTF-8's lengths, of overlong forms, of surrogates and of Unicode itself.
    private static readonly byte[] s_bytes = [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF];

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void Bytes_are_UTF8_where_they_can_be_and_Latin1_where_not()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 2000; run++)
        {
            byte[] bytes = [.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ => s_bytes[random.Next(s_bytes.Length)]), 0x2E];
            string escaped = string.Concat(bytes.Select(one => "%" + one.ToString(random.Next(2) == 0 ? "X2" : "x2", CultureInfo.InvariantCulture)));
            IgnoredFilter unknown = Assert.Single(SearchAddress.Read($"{Web}keywords=x&foo={escaped}").Ignored);
            Assert.True(Text(bytes) == unknown.Value, $"seed {seed}, run {run}: {escaped} is {unknown.Value}");
        }
    }

    [Theory]
    [InlineData("%u00E9%U00e9", "éé")]
    [InlineData("%u20A", "%u20A")]
    [InlineData("%u20AC", "€")]
    [InlineData("%u20ACs", "€s")]
    [InlineData("%u 0AC", "%u 0AC")]
    [InlineData("%2", "%2")]
    [InlineData("%", "%")]
    [InlineData("50%25", "50%")]
    [InlineData("%+1", "%+1")]
    [InlineData("%C3%A", "Ã%A")]
    [InlineData("%252525252541", "%2541")]
    public void What_is_an_escape_is_taken_off_up_to_four_times_and_the_rest_stays(string escaped, string text) =>
        Assert.Equal(text, Assert.Single(SearchAddress.Read($"{Web}foo={escaped}&keywords=x").Ignored).Value);

    // The bracket that is not closed is where it was given, whatever stands before it and however it was escaped.
    [Fact]
    public void A_problem_is_told_at_its_place_in_what_was_given()
    {
        string[] before = ["a", "é", "%C3%A9", "%E9", "%u00E9", "%F0%9F%9A%80", "%20", "+", "%2520", "%E2%82%AC", "%25E2%2582%25AC", "\n", "%"];
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 500; run++)
        {
            string prefix = $"{Web}geoUrn=1&keywords=" + string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => before[random.Next(before.Length)]));
            string bracket = random.Next(3) switch { 0 => "(", 1 => "%28", _ => "%2528" };
            SearchReading reading = SearchAddress.Read(prefix + bracket + "cto");
            Assert.True(reading.Problem?.Position == prefix.Length + 1, $"seed {seed}, run {run}: {prefix}{bracket}cto has {reading.Problem}, not at {prefix.Length + 1}");
        }
    }

    // Told once each, however often it occurs; the same value for another reason is another finding.
    [Fact]
    public void A_finding_is_told_once()
    {
        Assert.Equal("foo=1, foo=2", Told("keywords=x&foo=1&foo=1&foo=2&foo=1"));
        Assert.Equal("foo=1, bar=1", Told("keywords=x&foo=1&bar=1&foo=1"));
        Assert.Equal("geoUrn=us:84, geoUrn=us:85", Told("geoUrn=us:84,us:84&geoUrn=us:85,us:84"));
        SearchReading both = SearchAddress.Read("https://www.linkedin.com/sales/search/people?query=(filters:List((type:REGION,values:List((id:us%3A84),(id:us%3A84,selectionType:EXCLUDED),(id:us%3A84)))))");
        Assert.Equal(2, both.Ignored.Count);
        Assert.All(both.Ignored, filter => Assert.Equal("us:84", filter.Value));
        Assert.NotEqual(both.Ignored[0].Reason, both.Ignored[1].Reason);

        static string Told(string parameters) => string.Join(", ", SearchAddress.Read(Web + parameters).Ignored.Select(filter => $"{filter.Filter}={filter.Value}"));
    }

    // The longest piece that strict UTF-8 allows, or one byte as Latin-1.
    private static string Text(byte[] bytes)
    {
        var text = new StringBuilder();
        for (int at = 0; at < bytes.Length;)
        {
            int length = Enumerable.Range(1, Math.Min(4, bytes.Length - at)).FirstOrDefault(length => IsOne(bytes.AsSpan(at, length)));
            text.Append(length == 0 ? ((char)bytes[at]).ToString() : s_strict.GetString(bytes, at, length));
            at += Math.Max(length, 1);
        }

        return text.ToString();
    }

    private static bool IsOne(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return s_strict.GetCharCount(bytes) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
