using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Search;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>
/// The same search finds the same people in the same order in both stores: over people and searches put together at random from
/// words of many languages, with accents, marks and signs as people type them. PROSPECTING_SEARCH_CASES sets how many.
/// </summary>
public sealed class SearchOrderTests(ITestOutputHelper output)
{
    private static readonly string[] s_words =
    [
        "Engineer", "engineer", "ENGINEER", "Ingénieur", "ingenieur", "Müller", "muller", "Straße", "strasse", "C++", "C#", ".NET", "node.js", "R&D", "AT&T", "O'Neil", "O\u2019Neil",
        "front-end", "front", "end", "co-founder", "e-mail@example.com", "https://example.com/a?b=c", "東京", "エンジニア", "москва", "Москва", "İstanbul", "istanbul", "ΑΘΗΝΑ", "αθήνα",
        "3D", "24/7", "1,000", "-5", "3.14", "VP", "of", "the", "Sales", "sales", "e\u0301t\u0301e", "été", "naïve", "co\u00ADop", "a\u200Db", "\U0001F600", "ﬁnance", "Łódź", "lodz", "عربي", "हिन्दी", "ไทย",
        "Nguyễn", "nguyen", "Ångström", "angstrom", "½", "²", "x²", "_under_", "#tag", "(paren)", "[b]", "a:b", "'quoted'", "\\back", "NOT", "OR", "AND", "NEAR",
    ];

    [PostgresFact]
    public async Task Same_people_in_the_same_order()
    {
        int cases = int.TryParse(Environment.GetEnvironmentVariable("PROSPECTING_SEARCH_CASES"), out int n) ? n : 300;
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        PersonWrite[] people = [.. Enumerable.Range(0, 150).Select(i => Person(i, random))];
        await using IStore sqlite = await TestStore.NewAsync(TestStore.Sqlite);
        await using IStore postgres = await TestStore.NewAsync(TestStore.Postgres);
        long inSqlite = await FillAsync(sqlite, people);
        long inPostgres = await FillAsync(postgres, people);
        int found = 0;
        for (int i = 0; i < cases; i++)
        {
            DirectoryQuery query = Query(random);
            IReadOnlyList<string> expected = await FindAsync(sqlite, inSqlite, query);
            IReadOnlyList<string> actual = await FindAsync(postgres, inPostgres, query);
            Assert.True(expected.SequenceEqual(actual), $"case {i}, {query}, keywords '{query.Keywords}', titles '{string.Join("', '", query.Titles)}', first '{query.FirstName}': {expected.Count} and {actual.Count}");
            found += expected.Count;
        }

        Assert.True(found > cases, "Hardly any search found anybody, so that nothing was shown.");
    }

    private static DirectoryQuery Query(Random random) => new()
    {
        Keywords = random.Next(2) == 0 ? Words(random, 3, quotes: true) : null,
        Titles = Some(random, 2),
        Companies = random.Next(4) == 0 ? Some(random, 2) : [],
        Locations = random.Next(6) == 0 ? Some(random, 1) : [],
        FirstName = random.Next(5) == 0 ? Words(random, 1, quotes: false) : null,
    };

    private static string[] Some(Random random, int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Words(random, 2, quotes: true))];

    private static string Words(Random random, int most, bool quotes)
    {
        string text = string.Join(' ', Enumerable.Range(0, 1 + random.Next(most)).Select(_ => s_words[random.Next(s_words.Length)]));
        return quotes && random.Next(3) == 0 ? $"\"{text}\"" : text;
    }

    private static PersonWrite Person(int i, Random random) => new(
        Ids.New(), $"https://www.linkedin.com/in/of-the-order-{i}", null, null, null, false, "{}"u8.ToArray(), null,
        new SearchText(Words(random, 3, false), Words(random, 8, false), Words(random, 4, false), Words(random, 20, false), Words(random, 3, false), Words(random, 3, false), null, null));

    private static async Task<long> FillAsync(IStore store, PersonWrite[] people)
    {
        long group = await StoreContractTests.AddGroupAsync(store);
        await store.WriteAsync(group, session => session.AddPeopleAsync(group, people), CancellationToken.None);
        return group;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(IStore store, long group, DirectoryQuery query) =>
        [.. (await store.ReadAsync(session => session.CandidatesAsync(group, new PeopleSource.Query(query), 0, 1000), CancellationToken.None)).Select(c => c.PersonId)];
}
