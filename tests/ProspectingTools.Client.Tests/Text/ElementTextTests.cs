using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Tests.Text;

public sealed class ElementTextTests
{
    [Theory]
    [InlineData("\"plain \\u00e9\"", "plain é")]
    [InlineData("\"half \\ud83d\"", "half \\ud83d")]
    [InlineData("\"bytes \u0001 end\"", "bytes \\uFFFD end")]
    [InlineData("{\"a\":\"\u0001\"}", "{\"a\":\"\\uFFFD\"}")]
    [InlineData("\"both \\ud83d \u0001\"", "\uFFFD")]
    [InlineData("7", "7")]
    public void Any_parsed_JSON_has_a_text(string json, string text)
    {
        // The mark stands for a byte that is not UTF-8.
        byte[] bytes = [.. Encoding.UTF8.GetBytes(json).Select(b => b == 1 ? (byte)0xDE : b)];
        using JsonDocument document = JsonDocument.Parse(bytes);
        Assert.Equal(text, ElementText.Of(document.RootElement));
    }
}
