using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text;
using System.Threading;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>
/// How FTS5's tokenizer (unicode61, remove_diacritics 2) sees a character. Each is asked for once, of FTS5 itself, so that what is
/// made of the words elsewhere is the same for every character.
/// </summary>
internal static class Fts5Folding
{
    private const char Before = 'x';
    private const char After = 'y';

    private static readonly Fts5Character[] s_ascii = [.. Enumerable.Range(0, 128).Select(c => OfAscii(new Rune(c)))];
    private static readonly ConcurrentDictionary<int, Fts5Character> s_known = new();
    private static readonly Lazy<SqliteConnection> s_fts = new(Open);
    private static readonly Lock s_asking = new();

    /// <summary>What becomes of a character.</summary>
    public static Fts5Character Of(Rune character) => character.IsAscii ? s_ascii[character.Value] : s_known.GetOrAdd(character.Value, static c => Ask(new Rune(c)));

    private static Fts5Character OfAscii(Rune character) => Rune.IsLetterOrDigit(character)
        ? new Fts5Character(true, true, char.ToLowerInvariant((char)character.Value).ToString())
        : default;

    private static Fts5Character Ask(Rune character)
    {
        lock (s_asking)
        {
            string[] within = Tokens($"{Before}{character}{After}");
            return within is [{ Length: >= 2 } word] && word[0] == Before && word[^1] == After
                ? new Fts5Character(true, Tokens($"{character}") is not [], word[1..^1])
                : default;
        }
    }

    private static string[] Tokens(string text)
    {
        SqliteConnection fts = s_fts.Value;
        fts.Execute("DELETE FROM words");
        fts.Execute("INSERT INTO words(text) VALUES(@text)", new { text });
        return [.. fts.Query<string>("SELECT term FROM tokens ORDER BY offset")];
    }

    private static SqliteConnection Open()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        connection.Execute(
            """
            CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');
            CREATE VIRTUAL TABLE tokens USING fts5vocab(words, instance);
            """);
        return connection;
    }
}
