using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>
/// The words of a person as a <c>tsvector</c>. A word is marked by its field, as <c>t:engineer</c> for the title, because a vector
/// has only four weights and people have eight fields; phrases then stay within a field by themselves.
/// </summary>
internal static class PersonWords
{
    // Limits of PostgreSQL's type (postgresql.org/docs, "Limitations" of text search): positions, and bytes of all lexemes.
    private const int LastPosition = 16_383;
    private const int MostPositions = 255;
    private const int MostBytes = 900_000;

    /// <summary>The marks of the fields, by the names that queries use.</summary>
    public static IReadOnlyDictionary<string, char> Fields { get; } = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["name"] = 'n',
        ["headline"] = 'h',
        ["title"] = 't',
        ["about"] = 'a',
        ["company"] = 'c',
        ["location"] = 'l',
        ["industry"] = 'i',
        ["seniority"] = 's',
    };

    /// <summary>The vector in PostgreSQL's notation.</summary>
    public static string Vector(SearchText text)
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
        var vector = new StringBuilder();
        foreach ((string word, List<int> positions) in words)
        {
            vector.Append('\'').Append(word).Append("':").AppendJoin(',', positions).Append(' ');
        }

        return vector.ToString();

        void Add(char field, string? value)
        {
            int position = 0;
            foreach (string word in WordSplitter.Words(value))
            {
                string marked = string.Create(CultureInfo.InvariantCulture, $"{field}:{word}");
                position = Math.Min(position + 1, LastPosition);
                if (!words.TryGetValue(marked, out List<int>? positions))
                {
                    bytes += Encoding.UTF8.GetByteCount(marked) + 8;
                    if (bytes > MostBytes)
                    {
                        return;
                    }

                    words.Add(marked, positions = []);
                }

                if (positions.Count < MostPositions)
                {
                    positions.Add(position);
                }
            }
        }
    }
}
