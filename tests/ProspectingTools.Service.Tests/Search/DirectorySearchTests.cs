using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Store.Sqlite;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

/// <summary>A store finds whom a tree means, in the order in which they came.</summary>
[Trait("Category", "Slow")]
public sealed class DirectorySearchTests
{
    private const int People = 60;

    [Fact]
    public async Task Random_trees_find_whom_they_mean()
    {
        Random random = new(11);
        await using SqliteStore store = SqliteStore.Open(null);
        long group = (await Workspace.OpenAsync(store, new ServiceSettings(), TimeProvider.System, CancellationToken.None)).Group.Key;
        PersonWrite[] people = [.. Enumerable.Range(0, People).Select(i => Person(i, random))];
        IReadOnlyList<long> keys = await store.WriteAsync(group, session => session.AddPeopleAsync(group, people), CancellationToken.None);
        int some = 0;
        for (int i = 0; i < 600; i++)
        {
            QueryNode query = Tree(random, 4);
            long[] expected = [.. keys.Where((_, n) => Holds(query, people[n]))];
            long[] found = await PagesAsync(store, group, query, 1 + random.Next(40));
            Assert.True(expected.SequenceEqual(found), $"#{i} {query}: expected {string.Join(',', expected)}, found {string.Join(',', found)}");
            Assert.Equal(expected.Length, await store.ReadAsync(session => session.CountCandidatesAsync(group, new PeopleSource.Query(query), long.MaxValue), CancellationToken.None));
            some += expected.Length is > 0 and < People ? 1 : 0;
        }

        Assert.InRange(some, 200, 600);
    }

    [Fact]
    public async Task The_deepest_text_that_is_read_is_found()
    {
        await using SqliteStore store = SqliteStore.Open(null);
        long group = (await Workspace.OpenAsync(store, new ServiceSettings(), TimeProvider.System, CancellationToken.None)).Group.Key;
        await store.WriteAsync(group, session => session.AddPeopleAsync(group, [Person(0, new Random(1))]), CancellationToken.None);
        string deep = "x";
        for (int i = 0; i < 11; i++)
        {
            deep = $"(NOT a{i} OR (b{i} {deep}))";
        }

        Assert.True(BooleanText.TryRead(deep, TextField.Title, out QueryNode? query, out SearchProblem? problem), problem?.ToString());
        Assert.Single(await PagesAsync(store, group, query, 10));
        Assert.True(BooleanText.TryRead(string.Join(" OR ", Enumerable.Range(0, 1000).Select(i => $"w{i}")), TextField.Title, out QueryNode? wide, out _));
        Assert.Empty(await PagesAsync(store, group, wide, 10));
        Assert.True(BooleanText.TryRead(string.Join(' ', Enumerable.Range(0, 1000).Select(i => $"NOT w{i}")), TextField.Title, out QueryNode? none, out _));
        Assert.Single(await PagesAsync(store, group, none, 10));
    }

    private static async Task<long[]> PagesAsync(SqliteStore store, long group, QueryNode query, int size)
    {
        List<long> found = [];
        long after = 0;
        IReadOnlyList<Candidate> page;
        do
        {
            long from = after;
            page = await store.ReadAsync(session => session.CandidatesAsync(group, new PeopleSource.Query(query), from, size), CancellationToken.None);
            found.AddRange(page.Select(candidate => candidate.PersonKey));
            after = page.Count > 0 ? page[^1].Position : after;
        }
        while (page.Count == size);
        return [.. found];
    }

    private static PersonWrite Person(int index, Random random)
    {
        string id = index.ToString("x24", CultureInfo.InvariantCulture);
        return new PersonWrite(
            id, $"https://www.linkedin.com/in/p{index}", null, Maybe("https://www.linkedin.com/company/a", "https://www.linkedin.com/company/b"), Maybe("US", "DE"), false, Encoding.UTF8.GetBytes("{}"), null,
            new SearchText(Text(), Text(), Text(), Text(), Text(), Text(), Text(), Text()) { FirstName = Text(), LastName = Text() })
        {
            Headcount = Maybe("B", "C"), CompanyType = Maybe("P", "C"), Industry = Maybe("retail", "banking"), CompanyCountry = Maybe("US", "DE"), CompanyPlace = Text(),
        };

        string? Maybe(params string[] values) => random.Next(3) == 0 ? null : values[random.Next(values.Length)];
        string? Text() => random.Next(4) == 0 ? null : string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => QuerySamples.Word(random).ToUpperInvariant()));
    }

    private static QueryNode Tree(Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            CodeField field = (CodeField)random.Next(Enum.GetValues<CodeField>().Length);
            string[] values = field switch
            {
                CodeField.Country or CodeField.CompanyCountry => ["US", "DE", "FR"],
                CodeField.CompanyUrl => ["https://www.linkedin.com/company/a", "https://www.linkedin.com/company/b"],
                CodeField.Headcount => ["A", "B", "C"],
                CodeField.CompanyType => ["P", "C"],
                _ => ["retail", "banking"],
            };
            return random.Next(3) == 0
                ? QueryNode.OneOf(field, values.Take(1 + random.Next(values.Length)))
                : QueryNode.Words((TextField)random.Next(Enum.GetValues<TextField>().Length), random.Next(3) == 0 ? $"{QuerySamples.Word(random)} {QuerySamples.Word(random)}" : QuerySamples.Word(random));
        }

        return random.Next(3) switch
        {
            0 => QueryNode.NoneOf(Tree(random, depth - 1)),
            1 => QueryNode.AllOf(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Tree(random, depth - 1))),
            _ => QueryNode.AnyOf(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Tree(random, depth - 1))),
        };
    }

    // The meaning of a tree, written once more without a database.
    private static bool Holds(QueryNode node, PersonWrite person) => node switch
    {
        QueryNode.All all => all.Operands.All(one => Holds(one, person)),
        QueryNode.Any any => any.Operands.Any(one => Holds(one, person)),
        QueryNode.None none => !Holds(none.Operand, person),
        QueryNode.Phrase phrase => Texts(phrase.Field, person).Any(text => $" {Fold(text)} ".Contains($" {Fold(phrase.Text)} ", StringComparison.Ordinal)),
        QueryNode.Code code => code.Values.Contains(code.Field switch
        {
            CodeField.Country => person.CountryCode,
            CodeField.CompanyUrl => person.CompanyUrl,
            CodeField.Headcount => person.Headcount,
            CodeField.CompanyType => person.CompanyType,
            CodeField.CompanyCountry => person.CompanyCountry,
            _ => person.Industry,
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static IEnumerable<string?> Texts(TextField field, PersonWrite person) => field switch
    {
        TextField.Profile => [person.Text.Headline, person.Text.Title, person.Text.About],
        TextField.Name => [person.Text.Name],
        TextField.FirstName => [person.Text.FirstName],
        TextField.LastName => [person.Text.LastName],
        TextField.Title => [person.Text.Title],
        TextField.Company => [person.Text.Company],
        TextField.Location => [person.Text.Location],
        TextField.Industry => [person.Text.Industry],
        TextField.CompanyLocation => [person.CompanyPlace],
        _ => [person.Text.Seniority],
    };

    private static string Fold(string? text) => string.Concat((text ?? string.Empty).ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
