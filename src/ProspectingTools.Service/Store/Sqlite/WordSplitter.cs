using System.Collections.Generic;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>The words of a search.</summary>
internal static class WordSplitter
{
    /// <summary>The words of a text, in order, as <see cref="WordReader"/> reads them.</summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        List<string> words = [];
        var reader = new WordReader();
        for (reader.Begin(text, []); reader.Next();)
        {
            words.Add(reader.Word.ToString());
        }

        return words;
    }
}
