using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.Json;

namespace ProspectingTools.Contracts.Text;

/// <summary>JSON as values that every script can show, compare and print again: text, numbers, lists and fields by name.</summary>
public static class PlainValues
{
    /// <summary>The value of an element.</summary>
    /// <param name="element">The element.</param>
    /// <returns>Null, a text, a Boolean, a number as <see cref="Number"/> has it, an array, or <see cref="ExtraFields"/>.</returns>
    public static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Fields(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Of).ToArray(),
        JsonValueKind.String => ElementText.Of(element),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A number. Whole ones stay whole and keep all their digits; one with a point or an exponent is a Double.</summary>
    /// <param name="element">The element.</param>
    /// <returns>A <see cref="long"/>, a <see cref="BigInteger"/> when it is larger, or a <see cref="double"/>.</returns>
    public static object Number(JsonElement element)
    {
        if (element.TryGetInt64(out long whole))
        {
            return whole;
        }

        return BigInteger.TryParse(element.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger large) ? large : element.GetDouble();
    }

    /// <summary>Writes a value as JSON again.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">What <see cref="Of"/> returns, or what a script has put there of the same kinds.</param>
    /// <exception cref="ArgumentException">It is of another kind.</exception>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long or int or short or byte:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case BigInteger large:
                writer.WriteRawValue(large.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case IDictionary fields:
                writer.WriteStartObject();
                foreach (DictionaryEntry field in fields)
                {
                    writer.WritePropertyName(Convert.ToString(field.Key, CultureInfo.InvariantCulture) ?? string.Empty);
                    Write(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A field cannot hold a value of this kind: {value}", nameof(value));
        }
    }

    // The last of two fields of one name wins.
    private static ExtraFields Fields(JsonElement element)
    {
        var fields = new ExtraFields();
        foreach (JsonProperty field in element.EnumerateObject())
        {
            fields[field.Name] = Of(field.Value);
        }

        return fields;
    }
}
