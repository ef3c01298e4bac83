using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Http;

/// <summary>Says what is wrong with a body in the words of JSON: the serializer's own name .NET types.</summary>
internal static partial class BodyProblem
{
    private const int LongestReason = 200;

    /// <summary>The refusal of a body.</summary>
    /// <param name="e">What the serializer found.</param>
    /// <param name="type">The type that the body was read as.</param>
    public static RuleException Of(JsonException e, JsonTypeInfo type)
    {
        string field = Field(e.Path);
        return RuleException.Invalid(field, Reason(e, type));
    }

    private static string Reason(JsonException e, JsonTypeInfo type)
    {
        // Only a reader's error has another one inside; it speaks of characters, not of types.
        if (e.InnerException is JsonException)
        {
            return $"is not valid JSON: {FirstSentence(e.Message)}";
        }

        if (e.Message.StartsWith("Duplicate", StringComparison.Ordinal))
        {
            return "is given twice";
        }

        return e.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? "is not a field of this request"
            : $"must be {Words(TypeAt(e.Path, type))}";
    }

    // "$.filters.countries[0]" names filters.countries[0]; "$" is the body itself.
    private static string Field(string? path) => path is { Length: > 2 } ? path[1..].TrimStart('.') : "body";

    // The rest of the message repeats path and position. It may quote the body, at length.
    private static string FirstSentence(string message)
    {
        string sentence = message.Split(". ").First().TrimEnd('.');
        return sentence.Length <= LongestReason ? sentence + "." : sentence[..LongestReason] + "…";
    }

    private static Type? TypeAt(string? path, JsonTypeInfo type)
    {
        JsonTypeInfo? at = type;
        foreach (Match step in Steps().Matches(path ?? string.Empty))
        {
            Type? next = step.Groups["name"].Success
                ? at!.Properties.FirstOrDefault(p => p.Name == step.Groups["name"].Value)?.PropertyType
                : at!.Kind == JsonTypeInfoKind.Enumerable ? at.ElementType : null;
            if (next is null)
            {
                return null;
            }

            at = at.Options.GetTypeInfo(next);
        }

        return at!.Type;
    }

    private static string Words(Type? type)
    {
        Type? plain = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            null => "as the API documents it",
            _ when plain == typeof(string) => "a text",
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(int) || plain == typeof(long) => "a whole number of usual size",
            _ when plain == typeof(double) => "a number",
            _ when plain.IsAssignableTo(typeof(System.Collections.IEnumerable)) => "a list",
            _ => "an object",
        };
    }

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\[(?<index>\d+)\]")]
    private static partial Regex Steps();
}
