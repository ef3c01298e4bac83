using System;
using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ProspectingTools.Contracts.Converters;

/// <summary>
/// Reads JSON strings that strict readers refuse: half a surrogate pair, as servers leave it that cut texts by length, reads as
/// U+FFFD. One bad character must not cost a whole page.
/// </summary>
internal static class LenientText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text of the string that the reader is at.</summary>
    /// <param name="reader">The reader, on a string.</param>
    /// <returns>The text.</returns>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Repaired(ref reader);
        }
    }

    // The reader has checked the escapes' form; only what they stand for is wrong.
    private static string Repaired(ref Utf8JsonReader reader)
    {
        byte[] bytes = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray();
        string raw = Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)int.Parse(raw.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
            }
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = Replacement;
            }
        }

        return text.ToString();
    }
}
