using System;
using System.IO;
using System.Linq;
using ProspectingTools.Service.People.Import;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Files of signals as people make them: any delimiter, any order of columns, gaps; and what a row is refused for.</summary>
public sealed class SignalRowsTests
{
    private const string Ann = "https://www.linkedin.com/in/ann";

    [Theory]
    [InlineData(",", false)]
    [InlineData(";", false)]
    [InlineData("\t", true)]
    [InlineData("|", true)]
    public void Delimiter_order_of_columns_and_spelling_of_the_header_do_not_count(string delimiter, bool withMark)
    {
        string[][] columns =
        [
            ["Posted At", "2026-11-25"], ["TITLE", "New, \"big\"; office|there"], ["Profile_URL", "LinkedIn.com/in/Ann/?trk=x"], ["link", "https://example.com/1"], ["signal-type", "news"], ["Score", "79.5"],
        ];
        string file = (withMark ? "\uFEFF" : string.Empty) + string.Join(delimiter, columns.Select(column => column[0])) + "\r\n"
            + string.Join(delimiter, columns.Select(column => $"\"{column[1].Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
        SignalRow row = Assert.Single(SignalRows.Read(file));
        Assert.Equal((Ann, "news", null), (row.ProfileUrl, row.Type, row.Error));
        Assert.Equal(
            (79.5, "New, \"big\"; office|there", "2026-11-25T00:00:00.000Z", "https://example.com/1"),
            (row.Item!.Score!.Value, row.Item.Title, row.Item.PostedAt, row.Item.PostLink));
    }

    [Theory]
    [InlineData(Ann + ",news,,,,")]
    [InlineData(Ann + ",news")]
    [InlineData(Ann + ", news ,  ,\" \",,\t")]
    public void Gaps_are_gaps(string line)
    {
        SignalRow row = Row(line);
        Assert.Equal(("news", null), (row.Type, row.Error));
        Assert.Equal((null, null, null, null), (row.Item!.Score, row.Item.Title, row.Item.PostedAt, row.Item.PostLink));
    }

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("100", 100.0)]
    [InlineData("1e1", 10.0)]
    [InlineData("-0.1", null)]
    [InlineData("100.1", null)]
    [InlineData("NaN", null)]
    [InlineData("high", null)]
    [InlineData("1 000", null)]
    public void Score_is_from_0_to_100(string text, double? score)
    {
        SignalRow row = Row($"{Ann},news,t,{text},,");
        Assert.Equal(score, row.Item?.Score);
        Assert.Equal(score is null ? $"'{text}' is not a score from 0 to 100." : null, row.Error);
    }

    [Theory]
    [InlineData("2026-11-25", "2026-11-25T00:00:00.000Z")]
    [InlineData("2026-11-25T13:00:00Z", "2026-11-25T13:00:00.000Z")]
    [InlineData("2026-11-25T13:00:00+02:00", "2026-11-25T11:00:00.000Z")]
    [InlineData("2026-02-30", null)]
    [InlineData("yesterday", null)]
    public void Time_is_that_of_Greenwich_when_it_names_no_zone(string text, string? time)
    {
        SignalRow row = Row($"{Ann},news,t,,{text},");
        Assert.Equal(time, row.Item?.PostedAt);
        Assert.Equal(time is null ? $"'{text}' is not a date such as 2026-11-25 or 2026-11-25T13:00:00Z." : null, row.Error);
    }

    [Theory]
    [InlineData("nowhere,news,,,,", "'nowhere' is not the address of a LinkedIn profile.")]
    [InlineData(",news,,,,", "'' is not the address of a LinkedIn profile.")]
    [InlineData(Ann + ",,t,,,", "The type is missing.")]
    [InlineData(Ann, "The type is missing.")]
    [InlineData(Ann + ",\"news\" of,,,,", "The quotes of this line do not match.")]
    public void Row_that_cannot_be_used_says_why_and_those_around_it_are_read(string line, string reason)
    {
        SignalRow[] rows = [.. SignalRows.Read($"address,type,title,score,posted at,link\n{Ann},first,,,,\n{line}\n{Ann},last,,,,\n")];
        Assert.Equal([(2, null), (3, reason), (4, null)], rows.Select(row => (row.Line, row.Error)));
        Assert.Equal(["first", null, "last"], rows.Select(row => row.Type));
    }

    [Theory]
    [InlineData("")]
    [InlineData("address")]
    [InlineData("type,title")]
    [InlineData("name,score\nAda,1")]
    public void File_must_name_the_columns_of_address_and_type(string file) => Assert.Throws<InvalidDataException>(() => SignalRows.Read(file));

    [Fact]
    public void First_of_two_columns_of_one_meaning_counts()
    {
        SignalRow row = Assert.Single(SignalRows.Read($"url,profile,type\n{Ann},https://www.linkedin.com/in/bob,news\n"));
        Assert.Equal(Ann, row.ProfileUrl);
    }

    private static SignalRow Row(string line) => Assert.Single(SignalRows.Read($"address,type,title,score,posted at,link\n{line}\n"));
}
