using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dapper;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>The people directory.</content>
internal sealed partial class PostgresSession
{
    private const string PersonColumns = "key, id, profile_url, provider_id, sample, json, emails";
    private const string CandidateColumns = "p.key AS person_key, p.id AS person_id, p.profile_url, p.provider_id, p.json";

    // People whom this transaction has added: they are in no list and under no post yet.
    private readonly HashSet<long> _added = [];

    // How often a word occurs decides how a search is best run, so it is planned with its words, not once for all.
    private const string PlanEachTime = "SET LOCAL plan_cache_mode = force_custom_plan; ";

    public Task<long> PeopleCountAsync() => ScalarAsync<long>($"SELECT count(*) FROM people WHERE {MergedPerson.IsNone}");

    public Task<IReadOnlyList<DirectoryPerson>> PeopleByUrlAsync(long groupKey, IReadOnlyCollection<string> profileUrls) => ManyAsync<DirectoryPerson>(
        $"SELECT {PersonColumns} FROM people WHERE group_key = @groupKey AND profile_url = ANY(@urls)",
        new { groupKey, urls = profileUrls.ToArray() });

    public Task<IReadOnlyList<DirectoryPerson>> PeopleByProviderIdAsync(long groupKey, IReadOnlyCollection<string> providerIds) => ManyAsync<DirectoryPerson>(
        $"SELECT {PersonColumns} FROM people WHERE group_key = @groupKey AND provider_id = ANY(@ids) ORDER BY key",
        new { groupKey, ids = providerIds.Select(Text).ToArray() });

    // The numbers are taken first, so that the rows can go straight into the table, in the order of the people.
    public async Task<IReadOnlyList<long>> AddPeopleAsync(long groupKey, IReadOnlyList<PersonWrite> people)
    {
        if (people.Count == 0)
        {
            return [];
        }

        // The sequence's name is looked up once: OFFSET keeps the planner from doing so for each number.
        IReadOnlyList<long> keys = await ManyAsync<long>(
            "SELECT nextval(s.name) FROM (SELECT pg_get_serial_sequence('people', 'key')::regclass AS name OFFSET 0) AS s, generate_series(1, @Count)", new { people.Count });
        await PeopleCopy.WriteAsync(connection, groupKey, keys, people);
        _added.UnionWith(keys);
        return keys;
    }

    public Task UpdatePeopleAsync(long groupKey, IReadOnlyList<(long Key, PersonWrite Person)> people)
    {
        if (people.Count == 0)
        {
            return Task.CompletedTask;
        }

        var words = new WordVector();
        return ExecuteAsync(
            """
            UPDATE people p SET provider_id = n.provider_id, company_url = n.company_url, country = n.country, headcount = n.headcount,
                company_type = n.company_type, industry = n.industry, company_country = n.company_country, company_place = n.company_place, json = n.json, emails = n.emails, words = n.words::tsvector
            FROM unnest(@keys, @providerIds, @companyUrls, @countries, @headcounts, @types, @industries, @companyCountries, @companyPlaces, @jsons, @emails, @words)
                AS n(key, provider_id, company_url, country, headcount, company_type, industry, company_country, company_place, json, emails, words)
            WHERE p.group_key = @groupKey AND p.key = n.key
            """,
            new
            {
                groupKey,
                keys = people.Select(p => p.Key).ToArray(),
                providerIds = people.Select(p => Text(p.Person.ProviderId)).ToArray(),
                companyUrls = people.Select(p => p.Person.CompanyUrl).ToArray(),
                countries = people.Select(p => Text(p.Person.CountryCode)).ToArray(),
                headcounts = people.Select(p => p.Person.Headcount).ToArray(),
                types = people.Select(p => p.Person.CompanyType).ToArray(),
                industries = people.Select(p => Text(p.Person.Industry)).ToArray(),
                companyCountries = people.Select(p => p.Person.CompanyCountry).ToArray(),
                companyPlaces = people.Select(p => PlaceWords.Of(p.Person.CompanyPlace)).ToArray(),
                jsons = people.Select(p => p.Person.Json).ToArray(),
                emails = people.Select(p => p.Person.Emails).ToArray(),
                words = people.Select(p => words.Notation(p.Person.Text)).ToArray(),
            });
    }

    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(long groupKey, PeopleSource source, long after, int limit)
    {
        var parameters = new DynamicParameters(new { groupKey, after, limit });
        return await ManyAsync<Candidate>(
            source is PeopleSource.Query query
                ? $"{PlanEachTime}SELECT p.key AS position, {CandidateColumns} FROM {PeopleTsQuery.Build(query.Filter, parameters)} ORDER BY p.key LIMIT @limit"
                : $"""
                    SELECT m.position, {CandidateColumns} FROM ({Members(source, parameters)} ORDER BY position LIMIT @limit) AS m
                    {OfPerson("key, id, profile_url, provider_id, json", "m")} ORDER BY m.position
                    """,
            parameters);
    }

    public async Task<long> CountCandidatesAsync(long groupKey, PeopleSource source, long limit)
    {
        var parameters = new DynamicParameters(new { groupKey, after = 0L, limit });
        string found = source is PeopleSource.Query query ? $"SELECT 1 FROM {PeopleTsQuery.Build(query.Filter, parameters)}" : Members(source, parameters);
        return await ScalarAsync<long>($"{PlanEachTime}SELECT count(*) FROM ({found} LIMIT @limit) AS found", parameters);
    }

    // The members of a list or post by their positions, before anything is joined to them: a planner that knows nothing of a new
    // list would otherwise go through all of it for each step.
    private static string Members(PeopleSource source, DynamicParameters parameters)
    {
        switch (source)
        {
            case PeopleSource.LeadList list:
                parameters.Add("id", list.Id);
                return
                    """
                    SELECT position, person_key FROM lead_list_members
                    WHERE group_key = @groupKey AND list_key = (SELECT key FROM lead_lists WHERE group_key = @groupKey AND id = @id) AND position > @after
                    """;
            case PeopleSource.Post post:
                parameters.Add("url", post.Url);
                return
                    """
                    SELECT position, person_key FROM post_commenters
                    WHERE group_key = @groupKey AND post_key = (SELECT key FROM posts WHERE group_key = @groupKey AND url = @url) AND position > @after
                    """;
            default:
                throw new ArgumentOutOfRangeException(nameof(source));
        }
    }
}
