using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Http;

/// <summary>
/// Refuses the fields of a body that are known ones misspelt: <c>maxResult</c> would otherwise be ignored in silence
/// (prospecting-api.md, "Nulls and unknown fields"). Other unknown fields are ignored.
/// </summary>
internal static class RequestFields
{
    private const int MostWrongLetters = 2;

    /// <summary>Checks a body.</summary>
    /// <param name="json">The body. What is wrong in it beside names is left to the serializer.</param>
    /// <param name="type">The type that it is read as.</param>
    /// <exception cref="RuleException">A field is misspelt.</exception>
    public static void Check(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        var checks = new FieldChecks();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = type.Options.MaxDepth });
        try
        {
            if (reader.Read())
            {
                Value(ref reader, type, string.Empty, checks);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a name that is not Unicode: the serializer says so, and where.
            return;
        }

        checks.Done();
    }

    private static void Value(ref Utf8JsonReader reader, JsonTypeInfo? type, string path, FieldChecks checks)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                string at = path.Length == 0 ? name : $"{path}.{name}";
                JsonPropertyInfo? property = Property(type, name, at, checks);
                reader.Read();
                Value(ref reader, property is null ? null : type!.Options.GetTypeInfo(property.PropertyType), at, checks);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            JsonTypeInfo? item = type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } ? type.Options.GetTypeInfo(element) : null;
            for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                Value(ref reader, item, $"{path}[{i}]", checks);
            }
        }
    }

    private static JsonPropertyInfo? Property(JsonTypeInfo? type, string name, string at, FieldChecks checks)
    {
        if (type is not { Kind: JsonTypeInfoKind.Object })
        {
            return null;
        }

        JsonPropertyInfo[] known = [.. type.Properties.Where(p => !p.IsExtensionData)];
        JsonPropertyInfo? property = known.FirstOrDefault(p => p.Name == name);
        if (property is null && Spelling.Nearest(name, known.Select(p => p.Name), MostWrongLetters) is { } meant)
        {
            checks.Refuse(at, $"is not a field of this request; did you mean '{meant}'?");
        }

        return property;
    }
}
