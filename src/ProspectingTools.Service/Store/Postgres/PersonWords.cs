using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>
/// The words of a person as a <c>tsvector</c>. A word is marked by its field, as <c>t:engineer</c> for the title, because a vector
/// has only four weights and people have ten fields; phrases then stay within a field by themselves.
/// </summary>
internal static class PersonWords
{
    // Limits of PostgreSQL's type (postgresql.org/docs, "Limitations" of text search): positions, and bytes of all lexemes.
    private const int LastPosition = 16_383;
    private const int MostPositions = 255;
    private const int MostBytes = 900_000;

    /// <summary>The marks of a field's words; several when it is several texts.</summary>
    public static IReadOnlyList<char> MarksOf(TextField field) => field switch
    {
        TextField.Profile => ['h', 't', 'a'],
        TextField.Name => ['n'],
        TextField.FirstName => ['f'],
        TextField.LastName => ['e'],
        TextField.Title => ['t'],
        TextField.Company => ['c'],
        TextField.Location => ['l'],
        TextField.Industry => ['i'],
        TextField.Seniority => ['s'],
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The vector in PostgreSQL's notation.</summary>
    public static string Vector(SearchText text)
    {
        var vector = new StringBuilder();
        foreach ((string word, List<int> positions) in Of(text))
        {
            vector.Append('\'').Append(word).Append("':").AppendJoin(',', positions).Append(' ');
        }

        return vector.ToString();
    }

    /// <summary>
    /// The vector in the bytes of a binary COPY (tsvectorsend in PostgreSQL's tsvector.c): the number of words; for each its text, a zero,
    /// the number of its positions, and those. The server sorts the words itself.
    /// </summary>
    public static byte[] Bytes(SearchText text)
    {
        Dictionary<string, List<int>> words = Of(text);
        int length = sizeof(int);
        foreach ((string word, List<int> positions) in words)
        {
            length += Encoding.UTF8.GetByteCount(word) + 1 + sizeof(ushort) + (positions.Count * sizeof(ushort));
        }

        var bytes = new byte[length];
        Span<byte> rest = bytes;
        BinaryPrimitives.WriteInt32BigEndian(rest, words.Count);
        rest = rest[sizeof(int)..];
        foreach ((string word, List<int> positions) in words)
        {
            rest = rest[(Encoding.UTF8.GetBytes(word, rest) + 1)..];
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)positions.Count);
            rest = rest[sizeof(ushort)..];
            foreach (int position in positions)
            {
                BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)position);
                rest = rest[sizeof(ushort)..];
            }
        }

        return bytes;
    }

    private static Dictionary<string, List<int>> Of(SearchText text)
    {
        Dictionary<string, List<int>> words = new(StringComparer.Ordinal);
        int bytes = 0;
        Add('n', text.Name);
        Add('h', text.Headline);
        Add('t', text.Title);
        Add('a', text.About);
        Add('c', text.Company);
        Add('l', text.Location);
        Add('i', text.Industry);
        Add('s', text.Seniority);
        Add('f', text.FirstName);
        Add('e', text.LastName);
        return words;

        void Add(char field, string? value)
        {
            int position = 0;
            foreach (string word in WordSplitter.Words(value, field))
            {
                position = Math.Min(position + 1, LastPosition);
                if (!words.TryGetValue(word, out List<int>? positions))
                {
                    bytes += Encoding.UTF8.GetByteCount(word) + 8;
                    if (bytes > MostBytes)
                    {
                        return;
                    }

                    words.Add(word, positions = new List<int>(1));
                }

                // Past the last position all words have the same one, which a vector holds once.
                if (positions.Count < MostPositions && (positions.Count == 0 || positions[^1] < position))
                {
                    positions.Add(position);
                }
            }
        }
    }
}
