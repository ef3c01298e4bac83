using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Json;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Runtime;

/// <summary>Turns objects of PowerShell into JSON and back, for bodies and rows whose shape the module does not know.</summary>
internal static class PSObjectJson
{
    // As deep as anything that the APIs know, and an end to objects that hold themselves.
    private const int MaximumDepth = 12;

    /// <summary>Writes an object.</summary>
    /// <param name="value">A dictionary, a list, a custom object, a prospect or a plain value.</param>
    /// <param name="unread">Told of properties that cannot be read; null to pass over them.</param>
    /// <returns>One line of JSON.</returns>
    public static string Write(object value, UnreadProperties? unread = null)
    {
        if (Base(value) is Prospect prospect)
        {
            return JsonSerializer.Serialize(prospect, WireJson.Context.Prospect);
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value, 0, unread);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads JSON as ConvertFrom-Json does.</summary>
    /// <param name="value">The JSON.</param>
    /// <returns>Custom objects, arrays and plain values.</returns>
    public static object? Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var item = new PSObject();
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    // The last of two properties of one name wins, and names differ without case too.
                    item.Properties.Remove(property.Name);
                    if (property.Name.Length > 0)
                    {
                        item.Properties.Add(new PSNoteProperty(property.Name, Read(property.Value)));
                    }
                }

                return item;
            case JsonValueKind.Array:
                return value.EnumerateArray().Select(Read).ToArray();
            case JsonValueKind.String:
                return ElementText.Of(value);
            case JsonValueKind.Number:
                return PlainValues.Number(value);
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth, UnreadProperties? unread)
    {
        object? plain = Base(value);
        switch (plain)
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
            case SwitchParameter given:
                writer.WriteBooleanValue(given.IsPresent);
                break;
            case int or long or short or byte or sbyte or ushort or uint:
                writer.WriteNumberValue(Convert.ToInt64(plain, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case float or double:
                WriteDouble(writer, Convert.ToDouble(plain, CultureInfo.InvariantCulture));
                break;
            case DateTime or DateTimeOffset:
                writer.WriteStringValue(((IFormattable)plain).ToString("o", CultureInfo.InvariantCulture));
                break;
            case IDictionary table when depth < MaximumDepth:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty);
                    Write(writer, entry.Value, depth + 1, unread);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items when depth < MaximumDepth:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item, depth + 1, unread);
                }

                writer.WriteEndArray();
                break;
            case PSCustomObject when depth < MaximumDepth:
                WriteProperties(writer, (PSObject)value!, depth, unread);
                break;
            case Enum or Uri or Guid:
                writer.WriteStringValue(plain.ToString());
                break;
            default:
                if (depth < MaximumDepth)
                {
                    WriteProperties(writer, PSObject.AsPSObject(plain), depth, unread);
                }
                else
                {
                    writer.WriteStringValue(plain.ToString());
                }

                break;
        }
    }

    private static void WriteProperties(Utf8JsonWriter writer, PSObject item, int depth, UnreadProperties? unread)
    {
        writer.WriteStartObject();
        foreach (PSPropertyInfo property in item.Properties.Where(p => p.IsGettable))
        {
            if (UnreadProperties.TryRead(property, unread, out object? value))
            {
                writer.WritePropertyName(property.Name);
                Write(writer, value, depth + 1, unread);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteDouble(Utf8JsonWriter writer, double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    private static object? Base(object? value) => value is PSObject item ? item.BaseObject : value;
}
