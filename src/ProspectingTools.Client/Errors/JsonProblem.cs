using System;
using System.Globalization;
using System.Text.Json;

namespace ProspectingTools.Client.Errors;

/// <summary>Says what is wrong with JSON in words of JSON: the serializer's own name .NET types, which users do not know.</summary>
public static class JsonProblem
{
    /// <summary>What is wrong.</summary>
    /// <param name="e">What the reader found.</param>
    /// <returns>A clause without a full stop.</returns>
    public static string Of(Exception e) => e switch
    {
        // Only a reader's error has another one inside; it speaks of characters, not of types.
        JsonException { InnerException: JsonException } => $"it is not valid JSON: {FirstSentence(e.Message)}",
        JsonException { Path: { Length: > 0 } path } json => $"{Field(path)} has another type than the API promises{Position(json)}",
        JsonException => FirstSentence(e.Message),
        InvalidOperationException => "a value has another type than the API promises",
        _ => FirstSentence(e.Message),
    };

    // "$.data.items[0].name" names data.items[0].name; "$" is the body itself.
    private static string Field(string path) => path.Length > 2 ? $"'{path.Substring(1).TrimStart('.')}'" : "the body";

    private static string Position(JsonException e) => e is { LineNumber: { } line, BytePositionInLine: { } at }
        ? string.Format(CultureInfo.InvariantCulture, ", at line {0}, byte {1}", line + 1, at)
        : string.Empty;

    // The rest of a reader's message repeats path and position.
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message.Substring(0, end)).TrimEnd('.');
    }
}
