using System;
using System.Collections.Generic;
using System.Globalization;
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
