using System.Linq;
using ProspectingTools.Client.Errors;
using Xunit;

namespace ProspectingTools.Client.Tests.Errors;

/// <summary>What is read of a body, exactly: nothing of an empty one, its text where it says nothing, and no more of that than fits a line.</summary>
public sealed class ErrorReaderEdgeTests
{
    private const int Shown = 200;

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void An_empty_body_says_nothing(string body)
    {
        ErrorContent content = ErrorReader.Read(body, "text/html");
        Assert.Null(content.Code);
        Assert.Null(content.Message);
        Assert.Null(content.Details);
        Assert.Empty(content.Fields);
    }

    [Theory]
    [InlineData("busy", null, "no content type: busy")]
    [InlineData("busy  \n now", "text/plain", "text/plain: busy now")]
    [InlineData("""{"error":{"code":"C"}}""", "application/json", null)]
    [InlineData("""{"message":"m"}""", "application/json", null)]
    public void The_text_is_shown_only_where_it_says_neither_code_nor_message(string body, string? mediaType, string? details) =>
        Assert.Equal(details, ErrorReader.Read(body, mediaType).Details);

    [Theory]
    [InlineData(Shown - 1)]
    [InlineData(Shown)]
    [InlineData(Shown + 1)]
    [InlineData(Shown + 500)]
    public void A_long_text_is_cut_where_the_line_is_full(int length)
    {
        string text = string.Concat(Enumerable.Repeat("ab", length))[..length];
        Assert.Equal("x: " + (length <= Shown ? text : text[..Shown] + "…"), ErrorReader.Read(text, "x").Details);
    }

    // A character of two halves stays whole: at the end of the line it is left out, and one that just fits is kept.
    [Theory]
    [InlineData(Shown - 1, 10, Shown - 1)]
    [InlineData(Shown - 2, 0, Shown)]
    [InlineData(Shown - 2, 10, Shown)]
    public void A_cut_halves_no_character(int before, int after, int shown)
    {
        string text = new string('a', before) + "😀" + new string('b', after);
        Assert.Equal("x: " + (text.Length <= shown ? text : text[..shown] + "…"), ErrorReader.Read(text, "x").Details);
    }

    [Theory]
    [InlineData("""{"error":{"code":"C","message":"m","fields":{"field":"a","message":"b"}}}""")]
    [InlineData("""{"error":{"code":"C","message":"m","fields":"a"}}""")]
    [InlineData("""{"error":{"code":"C","message":"m","fields":7,"details":[]}}""")]
    public void Fields_that_are_not_a_list_are_passed_over_and_the_rest_is_read(string body)
    {
        ErrorContent content = ErrorReader.Read(body, "application/json");
        Assert.Equal("C", content.Code);
        Assert.Equal("m", content.Message);
        Assert.Empty(content.Fields);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"a\"")]
    [InlineData("null")]
    [InlineData("{\"field\":\"a\"}")]
    public void What_stands_behind_fields_that_are_not_a_list_is_read_too(string fields) =>
        Assert.Equal("d", ErrorReader.Read($$$"""{"error":{"code":"C","fields":{{{fields}}},"details":"d"}}""", "application/json").Details);
}
