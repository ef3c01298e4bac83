using System;
using System.Linq;
using System.Text;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>
/// Splits a text into words as FTS5 does, so that a search finds the same people in both stores. The words of a text are read in order,
/// each with the mark of its field; the reader is used for one text after the other.
/// </summary>
internal sealed class WordReader
{
    // PostgreSQL's longest lexeme has 2,046 bytes; at most 4 for a character, and the field's mark. Texts and queries are cut alike.
    private const int LongestWord = 500;
    private const int Ascii = 128;

    // What becomes of a letter or digit; zero for what parts words.
    private static readonly char[] s_ascii = [.. Enumerable.Range(0, Ascii).Select(c => Fts5Folding.Of(new Rune(c)).Folded is [var fold] ? fold : '\0')];

    private readonly char[] _word = new char[LongestWord + 16];
    private string _text = string.Empty;
    private int _at;
    private int _markLength;
    private int _length;

    /// <summary>The word that was read last, with its mark; gone with the next one.</summary>
    public ReadOnlySpan<char> Word => _word.AsSpan(0, _length);

    /// <summary>Begins a text.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="mark">What each word begins with: at most a few characters.</param>
    public void Begin(string? text, ReadOnlySpan<char> mark)
    {
        mark.CopyTo(_word);
        _markLength = mark.Length;
        _text = text ?? string.Empty;
        _at = 0;
    }

    /// <summary>Reads the next word.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        bool within = false;
        _length = _markLength;
        while (_at < _text.Length)
        {
            if (_text[_at] is var ascii and < (char)Ascii)
            {
                // Most of what is read: one character each, without a rune and a string of its fold.
                _at++;
                if (s_ascii[ascii] is not '\0' and var fold)
                {
                    within = true;
                    if (_length < LongestWord + _markLength)
                    {
                        _word[_length++] = fold;
                    }
                }
                else if (within)
                {
                    return true;
                }

                continue;
            }

            Rune.DecodeFromUtf16(_text.AsSpan(_at), out Rune rune, out int taken);
            _at += taken;
            Fts5Character character = Fts5Folding.Of(rune);
            if (within ? character.InWord : character.StartsWord)
            {
                within = true;
                if (_length < LongestWord + _markLength && character.Folded is { } folded)
                {
                    folded.CopyTo(_word.AsSpan(_length));
                    _length += folded.Length;
                }
            }
            else if (within)
            {
                return true;
            }
        }

        return within;
    }
}
