using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

/// <summary>Searches by the place of the employer find whom a plain filter over the people finds, in both stores.</summary>
[Trait("Category", "Slow")]
public sealed class HeadquartersTests
{
    // Places as files write them, and what is known of each: the country and the words that searches below ask for.
    private static readonly (string? Text, string? Country, string[] Words)[] s_places =
    [
        ("Berlin, Germany", "DE", ["berlin"]), ("BERLIN, Berlin, Deutschland", "DE", ["berlin"]), ("München, Bayern, Allemagne", "DE", ["munchen"]),
        ("San Francisco, California, United States", "US", ["san francisco", "california"]), ("San Francisco, CA", null, ["san francisco"]), ("Oakland, California, USA", "US", ["california", "oakland"]),
        ("Francisco San, United States", "US", []), ("Lyon, Auvergne-Rhône-Alpes, France", "FR", ["lyon"]), ("Lyon", null, ["lyon"]), ("Lyons, New York, United States", "US", []),
        ("東京, 日本", "JP", []), ("Paris", null, []), ("Georgia", null, []), ("Dubai, United Arab Emirates", "AE", []), ("—", null, []), (string.Empty, null, []), (null, null, []),
        ("Saint-Étienne (Loire), France", "FR", ["saint etienne"]), ("Berlin\nGermany", null, ["berlin"]), ("Zürich, Schweiz", "CH", []), ("Germany", "DE", []), ("123", null, []),
    ];

    // Values of the filter as Sales Navigator writes them, and what they mean.
    private static readonly (string Value, Func<(string? Text, string? Country, string[] Words), bool> Means)[] s_values =
    [
        ("id:103644278,text:United%2520States", p => p.Country == "US"), ("id:103644278", p => p.Country == "US"), ("id:101282230,text:Deutschland", p => p.Country == "DE"), ("text:Allemagne", p => p.Country == "DE"),
        ("text:Lyon", p => p.Words.Contains("lyon")), ("id:106967730,text:Berlin%252C%2520Germany", p => p.Country == "DE" && p.Words.Contains("berlin")), ("text:San%2520Francisco", p => p.Country == "US" && p.Words.Contains("san francisco")),
        ("id:91000006,text:DACH", p => p.Country is "DE" or "CH" or "AT"), ("id:102095887,text:California%252C%2520United%2520States", p => p.Country == "US" && p.Words.Contains("california")),
        ("text:Saint-Etienne", p => p.Words.Contains("saint etienne")), ("text:Atlantis", _ => false),
    ];

    [Theory]
    [StoreData]
    public async Task Included_and_excluded_places_of_the_employer(string kind)
    {
        var random = new Random(Seed.Next());
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await StoreContractTests.AddGroupAsync(store);
        var places = new (string? Text, string? Country, string[] Words)[80];
        IReadOnlyList<long> keys = await store.WriteAsync(group, session => session.AddPeopleAsync(group, Draw()), CancellationToken.None);
        for (int round = 0; round < 2; round++)
        {
            int some = 0;
            for (int i = 0; i < 60; i++)
            {
                (string Value, bool Excluded, Func<(string? Text, string? Country, string[] Words), bool> Means)[] chosen =
                    [.. s_values.OrderBy(_ => random.Next()).Take(1 + random.Next(3)).Select(value => (value.Value, random.Next(2) == 0, value.Means))];
                string values = string.Join(',', chosen.Select(value => $"({value.Value},selectionType:{(value.Excluded ? "EXCLUDED" : "INCLUDED")})"));
                SearchReading search = SearchAddress.Read($"https://www.linkedin.com/sales/search/people?query=(filters:List((type:COMPANY_HEADQUARTERS,values:List({values}))))");
                Assert.Empty(search.Ignored);
                long[] expected = [.. keys.Where((_, n) => (chosen.All(value => value.Excluded) || chosen.Any(value => !value.Excluded && value.Means(places[n])))
                    && !chosen.Any(value => value.Excluded && value.Means(places[n])))];
                IReadOnlyList<Candidate> found = await store.ReadAsync(session => session.CandidatesAsync(group, new PeopleSource.Query(search.Query!), 0, 1000), CancellationToken.None);
                Assert.True(expected.SequenceEqual(found.Select(candidate => candidate.PersonKey)), $"{search.Query}: {string.Join(" | ", found.Select(candidate => places[keys.ToList().IndexOf(candidate.PersonKey)].Text))}");
                some += expected.Length > 0 && expected.Length < keys.Count ? 1 : 0;
            }

            Assert.True(some > 20, "Hardly any search found some, so that nothing was shown.");

            // Everybody changes the employer, and is found at the new one.
            PersonWrite[] people = Draw();
            await store.WriteAsync(
                group,
                async session =>
                {
                    await session.UpdatePeopleAsync(group, [.. keys.Zip(people)]);
                    return true;
                },
                CancellationToken.None);
        }

        PersonWrite[] Draw() => [.. Enumerable.Range(0, places.Length).Select(i =>
        {
            places[i] = s_places[random.Next(s_places.Length)];
            return Person(i, places[i].Text);
        })];
    }

    [PostgresFact]
    public async Task People_of_an_earlier_version_of_the_database_are_found_by_it()
    {
        string database = TestStore.NewDatabase();
        long group;
        await using (IStore store = await StoreFactory.OpenAsync(new StoreLocation.Server(database)))
        {
            group = await StoreContractTests.AddGroupAsync(store);
            await store.WriteAsync(group, session => session.AddPeopleAsync(group, [.. Enumerable.Range(0, 4100).Select(i => Person(i, s_places[i % s_places.Length].Text))]), CancellationToken.None);
        }

        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("ALTER TABLE people DROP COLUMN company_country, DROP COLUMN company_place; UPDATE prospecting_schema SET version = 9", connection);
            await command.ExecuteNonQueryAsync();
        }

        await using IStore migrated = await StoreFactory.OpenAsync(new StoreLocation.Server(database));
        foreach ((string query, Func<(string? Text, string? Country, string[] Words), bool> means) in new (string, Func<(string? Text, string? Country, string[] Words), bool>)[]
        {
            ("companyCountry:DE", p => p.Country == "DE"), ("companyLocation:\"San Francisco\"", p => p.Words.Contains("san francisco")),
        })
        {
            Assert.True(QueryNotation.TryRead(query, out QueryNode? node, out _));
            long found = await migrated.ReadAsync(session => session.CountCandidatesAsync(group, new PeopleSource.Query(node), long.MaxValue), CancellationToken.None);
            Assert.Equal(Enumerable.Range(0, 4100).Count(i => means(s_places[i % s_places.Length])), found);
        }
    }

    private static PersonWrite Person(int i, string? place) => PersonRecord.ToStore(
        new Person($"https://www.linkedin.com/in/at-home-{i}", null, new Prospect
        {
            Name = $"Person {i}", Location = new ProspectLocation { Text = "Lyon, Germany", CountryCode = "US" }, Company = place is null && i % 2 == 0 ? null : new Company { Name = $"Employer {i}", Location = place },
        }),
        Ids.New(), sample: false);
}
