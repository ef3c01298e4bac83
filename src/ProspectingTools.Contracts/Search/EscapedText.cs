using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// A text whose characters know where they stood before escapes were taken off, so that an error can point into what the user
/// gave.
/// </summary>
internal sealed class EscapedText
{
    // Addresses have two levels, and one more where they were copied out of another address.
    private const int MaxLevels = 4;

    private static readonly char[] s_lineEnds = ['\r', '\n'];

    private readonly int[] _positions;

    private EscapedText(string text, int[] positions)
    {
        Text = text;
        _positions = positions;
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>Takes a text as it is in a larger one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins, from 0.</param>
    public static EscapedText From(string text, int start)
    {
        var positions = new int[text.Length + 1];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = start + i + 1;
        }

        return new EscapedText(text, positions);
    }

    /// <summary>Where a character stood, from 1; the end has a place too.</summary>
    public int PositionOf(int index) => _positions[Math.Min(index, _positions.Length - 1)];

    public EscapedText Slice(int start, int end)
    {
        var positions = new int[end - start + 1];
        Array.Copy(_positions, start, positions, 0, positions.Length);
        return new EscapedText(Text.Substring(start, end - start), positions);
    }

    public EscapedText Trim()
    {
        int start = 0;
        int end = Length;
        while (start < end && char.IsWhiteSpace(Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return start == 0 && end == Length ? this : Slice(start, end);
    }

    /// <summary>
    /// Puts an address together that mails have broken into lines. Where it has blanks of its own, a line ended at one of them.
    /// </summary>
    public EscapedText Joined()
    {
        if (Text.IndexOfAny(s_lineEnds) < 0)
        {
            return this;
        }

        bool blank = Text.IndexOf(' ') >= 0;
        StringBuilder text = new(Length);
        List<int> positions = new(Length + 1);
        for (int i = 0; i < Length; i++)
        {
            bool end = Text[i] is '\r' or '\n';
            if (!end || (blank && Text[i] == '\n'))
            {
                text.Append(end ? ' ' : Text[i]);
                positions.Add(_positions[i]);
            }
        }

        positions.Add(_positions[Length]);
        return new EscapedText(text.ToString(), positions.ToArray());
    }

    public List<EscapedText> Split(char separator)
    {
        List<EscapedText> parts = [];
        int start = 0;
        for (int i = 0; i <= Length; i++)
        {
            if (i == Length || Text[i] == separator)
            {
                parts.Add(Slice(start, i));
                start = i + 1;
            }
        }

        return parts;
    }

    public EscapedText Replace(char one, char other) => new(Text.Replace(one, other), _positions);

    /// <summary>Takes escapes off until none is left: a text that has lost one level too many on its way reads the same.</summary>
    public EscapedText UnescapeAll()
    {
        EscapedText current = this;
        for (int level = 0; level < MaxLevels; level++)
        {
            EscapedText next = current.Unescape();
            if (next.Text == current.Text)
            {
                break;
            }

            current = next;
        }

        return current;
    }

    /// <summary>
    /// Takes one level of escapes off: <c>%C3%A9</c>, <c>%E9</c> of Latin-1, and <c>%u00E9</c> of old scripts. What is no
    /// escape stays as it is.
    /// </summary>
    public EscapedText Unescape()
    {
        if (Text.IndexOf('%') < 0)
        {
            return this;
        }

        StringBuilder text = new(Length);
        List<int> positions = new(Length + 1);
        List<byte> bytes = [];
        for (int i = 0; i < Length;)
        {
            int start = i;
            bytes.Clear();
            while (i + 2 < Length && Text[i] == '%' && Hex(i + 1, 2) is { } value)
            {
                bytes.Add((byte)value);
                i += 3;
            }

            if (bytes.Count > 0)
            {
                Decode(bytes.ToArray(), start, text, positions);
            }
            else if (i + 5 < Length && Text[i] == '%' && Text[i + 1] is 'u' or 'U' && Hex(i + 2, 4) is { } unit)
            {
                text.Append((char)unit);
                positions.Add(_positions[i]);
                i += 6;
            }
            else
            {
                text.Append(Text[i]);
                positions.Add(_positions[i]);
                i++;
            }
        }

        positions.Add(_positions[Length]);
        return new EscapedText(text.ToString(), positions.ToArray());
    }

    private int? Hex(int start, int length) =>
        int.TryParse(Text.Substring(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) ? value : null;

    // Runs of bytes are UTF-8. A byte that is not part of it stands for itself, as in Latin-1.
    private void Decode(byte[] bytes, int start, StringBuilder text, List<int> positions)
    {
        for (int i = 0; i < bytes.Length;)
        {
            int length = Utf8Length(bytes, i);
            string part = length == 0 ? ((char)bytes[i]).ToString() : Encoding.UTF8.GetString(bytes, i, length);
            foreach (char c in part)
            {
                text.Append(c);
                positions.Add(_positions[start + (3 * i)]);
            }

            i += Math.Max(length, 1);
        }
    }

    private static int Utf8Length(byte[] bytes, int start)
    {
        byte first = bytes[start];
        int length = first switch { < 0x80 => 1, >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
        if (start + length > bytes.Length)
        {
            return 0;
        }

        for (int i = 1; i < length; i++)
        {
            if ((bytes[start + i] & 0xC0) != 0x80)
            {
                return 0;
            }
        }

        // Surrogates and overlong forms are not UTF-8.
        return (first == 0xE0 && bytes[start + 1] < 0xA0) || (first == 0xED && bytes[start + 1] > 0x9F)
            || (first == 0xF0 && bytes[start + 1] < 0x90) || (first == 0xF4 && bytes[start + 1] > 0x8F) ? 0 : length;
    }
}
