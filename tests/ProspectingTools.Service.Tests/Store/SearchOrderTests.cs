using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>
/// The same search finds the same people in the same order in both stores: over people and searches put together at random from
/// words of many languages, with accents, marks and signs as people type them. PROSPECTING_SEARCH_CASES sets how many.
/// </summary>
public sealed class SearchOrderTests
{
    // Some have none: an unknown country is not the one that was asked for, nor another.
    private static readonly string?[] s_countries = ["DE", "FR", "US", "JP", null];

    private static readonly string[] s_words =
    [
        "Engineer", "engineer", "ENGINEER", "Ingénieur", "ingenieur", "Müller", "muller", "Straße", "strasse", "C++", "C#", ".NET", "node.js", "R&D", "AT&T", "O'Neil", "O\u2019Neil",
        "front-end", "front", "end", "co-founder", "e-mail@example.com", "https://example.com/a?b=c", "東京", "エンジニア", "москва", "Москва", "İstanbul", "istanbul", "ΑΘΗΝΑ", "αθήνα",
        "3D", "24/7", "1,000", "-5", "3.14", "VP", "of", "the", "Sales", "sales", "e\u0301t\u0301e", "été", "naïve", "co\u00ADop", "a\u200Db", "\U0001F600", "ﬁnance", "Łódź", "lodz", "عربي", "हिन्दी", "ไทย",
        "Nguyễn", "nguyen", "Ångström", "angstrom", "½", "²", "x²", "_under_", "#tag", "(paren)", "[b]", "a:b", "'quoted'", "\\back", "NOT", "OR", "AND", "NEAR",
    ];

    [PostgresFact]
    [Trait("Category", "Slow")]
    public async Task Same_people_in_the_same_order()
    {
        int cases = int.TryParse(Environment.GetEnvironmentVariable("PROSPECTING_SEARCH_CASES"), out int n) ? n : 300;
        int seed = Seed.Next();
        var random = new Random(seed);
        PersonWrite[] people = [.. Enumerable.Range(0, 150).Select(i => Person(i, random))];
        await using IStore sqlite = await TestStore.NewAsync(TestStore.Sqlite);
        await using IStore postgres = await TestStore.NewAsync(TestStore.Postgres);
        long inSqlite = await FillAsync(sqlite, people);
        long inPostgres = await FillAsync(postgres, people);
        int found = 0;
        for (int i = 0; i < cases; i++)
        {
            QueryNode query = Node(random, 3);
            IReadOnlyList<string> expected = await FindAsync(sqlite, inSqlite, query);
            IReadOnlyList<string> actual = await FindAsync(postgres, inPostgres, query);
            Assert.True(expected.SequenceEqual(actual), $"case {i}, {query}: {expected.Count} and {actual.Count}");
            found += expected.Count;
        }

        Assert.True(found > cases, "Hardly any search found anybody, so that nothing was shown.");
    }

    private static QueryNode Node(Random random, int depth) => random.Next(depth == 0 ? 4 : 10) switch
    {
        0 => QueryNode.OneOf(random.Next(2) == 0 ? CodeField.Country : CodeField.CompanyCountry, Enumerable.Range(0, 1 + random.Next(2)).Select(_ => s_countries[random.Next(s_countries.Length - 1)]!)),
        <= 3 => Phrase(random),
        <= 5 => QueryNode.AllOf(Some(random, depth)),
        <= 8 => QueryNode.AnyOf(Some(random, depth)),
        _ => QueryNode.NoneOf(Node(random, depth - 1)),
    };

    private static QueryNode[] Some(Random random, int depth) => [.. Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Node(random, depth - 1))];

    private static QueryNode Phrase(Random random)
    {
        string words;
        do
        {
            words = Words(random, 2, quotes: false);
        }
        while (!BooleanText.HasWord(words));
        return QueryNode.Words((TextField)random.Next(Enum.GetValues<TextField>().Length), words);
    }

    private static string Words(Random random, int most, bool quotes)
    {
        string text = string.Join(' ', Enumerable.Range(0, 1 + random.Next(most)).Select(_ => s_words[random.Next(s_words.Length)]));
        return quotes && random.Next(3) == 0 ? $"\"{text}\"" : text;
    }

    private static PersonWrite Person(int i, Random random) => new(
        Ids.New(), $"https://www.linkedin.com/in/of-the-order-{i}", null, null, s_countries[random.Next(s_countries.Length)], false, "{}"u8.ToArray(), null,
        new SearchText(Words(random, 3, false), Words(random, 8, false), Words(random, 4, false), Words(random, 20, false), Words(random, 3, false), Words(random, 3, false), null, null) { FirstName = Words(random, 1, false), LastName = Words(random, 2, false) })
    {
        CompanyCountry = s_countries[random.Next(s_countries.Length)],
        CompanyPlace = random.Next(4) == 0 ? null : Words(random, 4, false),
    };

    private static async Task<long> FillAsync(IStore store, PersonWrite[] people)
    {
        long group = await StoreContractTests.AddGroupAsync(store);
        await store.WriteAsync(group, session => session.AddPeopleAsync(group, people), CancellationToken.None);
        return group;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(IStore store, long group, QueryNode query) =>
        [.. (await store.ReadAsync(session => session.CandidatesAsync(group, new PeopleSource.Query(query), 0, 1000), CancellationToken.None)).Select(c => c.PersonId)];
}
