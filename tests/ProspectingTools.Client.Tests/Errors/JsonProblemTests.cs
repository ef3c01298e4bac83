using System;
using System.Text.Json;
using ProspectingTools.Client.Errors;
using Xunit;

namespace ProspectingTools.Client.Tests.Errors;

/// <summary>What is wrong with an answer is told by its fields and places, and never by types of .NET.</summary>
public sealed class JsonProblemTests
{
    private sealed record Row(string? Name, int Count, Row[]? Rows);

    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    [Theory]
    [InlineData("""{"count":"many"}""", "'count' has another type than the API promises, at line 1, byte 15")]
    [InlineData("{\n  \"rows\": [{\"count\": 1}, {\"count\": []}]\n}", "'rows[1].count' has another type than the API promises, at line 2, byte 36")]
    [InlineData("7", "the body has another type than the API promises, at line 1, byte 1")]
    public void A_value_of_another_kind_is_named_by_its_field(string json, string problem) =>
        Assert.Equal(problem, JsonProblem.Of(Fail(json)));

    [Theory]
    [InlineData("""{"name": nothing}""")]
    [InlineData("""{"name": "a" """)]
    [InlineData("""{"name": "a"},""")]
    public void What_is_no_JSON_is_told_in_the_first_sentence_of_its_reader(string json)
    {
        string problem = JsonProblem.Of(Fail(json));
        Assert.Matches("^it is not valid JSON: [^.]+[^. ]$", problem);
        Assert.DoesNotContain("LineNumber", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_place_only_the_field_is_named()
    {
        Assert.Equal("'a' has another type than the API promises", JsonProblem.Of(new JsonException("x", "$.a", null, null)));
        Assert.Equal("'a' has another type than the API promises", JsonProblem.Of(new JsonException("x", "$.a", 3, null)));
        Assert.Equal("the body has another type than the API promises", JsonProblem.Of(new JsonException("x", "$", null, null)));
        Assert.Equal("'[0]' has another type than the API promises", JsonProblem.Of(new JsonException("x", "$[0]", null, null)));
    }

    [Theory]
    [InlineData("One. Two. Three.", "One")]
    [InlineData("One.", "One")]
    [InlineData("One", "One")]
    [InlineData("Version 1.2 is not read. Path: $", "Version 1.2 is not read")]
    [InlineData(". One", "")]
    public void Any_other_problem_is_its_first_sentence(string message, string problem)
    {
        Assert.Equal(problem, JsonProblem.Of(new JsonException(message)));
        Assert.Equal(problem, JsonProblem.Of(new FormatException(message)));
    }

    [Fact]
    public void A_reader_s_own_message_about_types_is_not_shown() =>
        Assert.Equal("a value has another type than the API promises", JsonProblem.Of(new InvalidOperationException("Cannot get the value of a token type 'Number' as a string.")));

    private static JsonException Fail(string json) => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Row>(json, s_options));
}
