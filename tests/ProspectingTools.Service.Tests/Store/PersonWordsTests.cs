using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Store.Postgres;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>
/// The words of a person reach the database the same whether they came as bytes of a COPY, as those of new people do (made before, as
/// an import does it, or within the transaction), or as text, as those of changed ones do: over texts of any language and length, with words said a thousand times and words of a thousand letters.
/// </summary>
public sealed class PersonWordsTests
{
    private static readonly string[] s_words =
        ["engineer", "Ingénieur", "Straße", "東京", "москва", "ΑΘΗΝΑ", "\U0001F600", "\U00020000\U00020001", "हिन्दी", "x²", "C++", "'quoted'", "a\0b", "\\", "e\u0301", "\uD800", "z", "Z", "é"];

    [PostgresFact]
    [Trait("Category", "Slow")]
    public async Task Bytes_and_text_make_the_same_words()
    {
        var random = new Random(Seed.Next());
        string database = TestStore.NewDatabase();
        await using IStore store = await StoreFactory.OpenAsync(new StoreLocation.Server(database));
        PersonWrite[] people = [.. Enumerable.Range(0, 60).Select(i => new PersonWrite(
            Ids.New(), $"https://www.linkedin.com/in/words-{i}", null, null, null, false, "{}"u8.ToArray(), null, Text(i, random)))];
        Func<SearchText, byte[]> before = store.WordsOf()!;
        people = [.. people.Select((person, i) => i % 2 == 0 ? person with { Words = before(person.Text) } : person)];
        long group = await store.WriteAsync(session => session.AddAccountGroupAsync(Ids.New(), "group", 0), CancellationToken.None);
        await store.WriteAsync(group, session => session.AddPeopleAsync(group, people), CancellationToken.None);

        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        int words = 0;
        foreach (PersonWrite person in people)
        {
            await using var command = new NpgsqlCommand("SELECT words = $1::tsvector, length(words) FROM people WHERE id = $2", connection);
            command.Parameters.AddWithValue(new WordVector().Notation(person.Text));
            command.Parameters.AddWithValue(person.Id);
            await using NpgsqlDataReader row = await command.ExecuteReaderAsync();
            Assert.True(await row.ReadAsync());
            Assert.True(row.GetBoolean(0), person.Text.ToString());
            words += row.GetInt32(1);
        }

        Assert.True(words > people.Length * 5, "Hardly any words, so that nothing was shown.");
    }

    // The first has none, the second more words than a vector has positions, the third more bytes than a vector holds, the fifth more than are remembered for the next.
    private static SearchText Text(int i, Random random) => i switch
    {
        0 => new SearchText(null, string.Empty, " ", null, null, null, null, null),
        1 => new SearchText("n", null, null, string.Join(' ', Enumerable.Range(0, 20_000).Select(w => $"w{w % 300}")), null, null, null, null),
        2 => new SearchText("n", null, null, string.Join(' ', Enumerable.Range(0, 3000).Select(w => $"{w}{new string('ü', 400)}")), null, null, null, null),
        3 => new SearchText("n", null, null, string.Join(' ', Enumerable.Repeat("again", 1000)), null, null, null, null),
        4 => new SearchText("n", null, null, string.Join(' ', Enumerable.Range(0, 30_000).Select(w => $"d{w}")), null, null, null, null),
        _ => new SearchText(Some(random, 4), Some(random, 10), Some(random, 6), Some(random, 60), Some(random, 4), Some(random, 4), null, new string('q', random.Next(1200))) { FirstName = Some(random, 2) },
    };

    private static string Some(Random random, int most) => string.Join(' ', Enumerable.Range(0, random.Next(most)).Select(_ => s_words[random.Next(s_words.Length)]));
}
