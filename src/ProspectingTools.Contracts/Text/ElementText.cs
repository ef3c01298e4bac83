using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace ProspectingTools.Contracts.Text;

/// <summary>The text of JSON that was parsed but may hold strings that are not Unicode. Never throws.</summary>
public static class ElementText
{
    /// <summary>The characters of a string, or the JSON of anything else.</summary>
    /// <param name="element">The JSON.</param>
    /// <returns>The text. Half a surrogate pair stays an escape; bytes that are not UTF-8 become U+FFFD.</returns>
    public static string Of(JsonElement element)
    {
        try
        {
            return element.ToString();
        }
        catch (InvalidOperationException)
        {
            return Raw(element);
        }
    }

    /// <summary>The JSON as it came.</summary>
    /// <param name="element">The JSON.</param>
    /// <returns>The text, a string without its quotes.</returns>
    private static string Raw(JsonElement element)
    {
        try
        {
            return Unquoted(element.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return Unquoted(Rewritten(element));
        }
    }

    // Bytes that are not UTF-8 have no text. The writer puts U+FFFD in their place, unless an escape is broken as well.
    private static string Rewritten(JsonElement element)
    {
        try
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                element.WriteTo(writer);
            }

            return Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return "\uFFFD";
        }
    }

    private static string Unquoted(string json) => json.Trim('"');
}
