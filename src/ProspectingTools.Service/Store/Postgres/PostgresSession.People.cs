using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dapper;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>The people directory.</content>
internal sealed partial class PostgresSession
{
    private const string PersonColumns = "key, id, profile_url, provider_id, sample, json, emails";
    private const string CandidateColumns = "p.key AS person_key, p.id AS person_id, p.profile_url, p.provider_id, p.json";

    // How often a word occurs decides how a search is best run, so it is planned with its words, not once for all.
    private const string PlanEachTime = "SET LOCAL plan_cache_mode = force_custom_plan; ";

    public Task<long> PeopleCountAsync() => ScalarAsync<long>("SELECT count(*) FROM people");

    public Task<IReadOnlyList<DirectoryPerson>> PeopleByUrlAsync(long groupKey, IReadOnlyCollection<string> profileUrls) => ManyAsync<DirectoryPerson>(
        $"SELECT {PersonColumns} FROM people WHERE group_key = @groupKey AND profile_url = ANY(@urls)",
        new { groupKey, urls = profileUrls.ToArray() });

    public Task<IReadOnlyList<DirectoryPerson>> PeopleByProviderIdAsync(long groupKey, IReadOnlyCollection<string> providerIds) => ManyAsync<DirectoryPerson>(
        $"SELECT {PersonColumns} FROM people WHERE group_key = @groupKey AND provider_id = ANY(@ids) ORDER BY key",
        new { groupKey, ids = providerIds.Select(Text).ToArray() });

    // One statement for all of them; the numbers are given out in the order of the select.
    public Task<IReadOnlyList<long>> AddPeopleAsync(long groupKey, IReadOnlyList<PersonWrite> people) => people.Count == 0
        ? Task.FromResult<IReadOnlyList<long>>([])
        : ManyAsync<long>(
            """
            INSERT INTO people(group_key, id, profile_url, provider_id, company_url, country, headcount, company_type, industry,
                sample, json, emails, words)
            SELECT @groupKey, n.id, n.profile_url, n.provider_id, n.company_url, n.country, n.headcount, n.company_type, n.industry,
                n.sample, n.json, n.emails, n.words::tsvector
            FROM unnest(@ids, @urls, @providerIds, @companyUrls, @countries, @headcounts, @types, @industries, @samples, @jsons, @emails, @words)
                WITH ORDINALITY
                AS n(id, profile_url, provider_id, company_url, country, headcount, company_type, industry, sample, json, emails, words, place)
            ORDER BY n.place RETURNING key
            """,
            new
            {
                groupKey,
                ids = people.Select(p => p.Id).ToArray(),
                urls = people.Select(p => p.ProfileUrl).ToArray(),
                providerIds = people.Select(p => Text(p.ProviderId)).ToArray(),
                companyUrls = people.Select(p => p.CompanyUrl).ToArray(),
                countries = people.Select(p => Text(p.CountryCode)).ToArray(),
                headcounts = people.Select(p => p.Headcount).ToArray(),
                types = people.Select(p => p.CompanyType).ToArray(),
                industries = people.Select(p => Text(p.Industry)).ToArray(),
                samples = people.Select(p => p.Sample).ToArray(),
                jsons = people.Select(p => p.Json).ToArray(),
                emails = people.Select(p => p.Emails).ToArray(),
                words = people.Select(p => PersonWords.Vector(p.Text)).ToArray(),
            });

    public Task UpdatePeopleAsync(long groupKey, IReadOnlyList<(long Key, PersonWrite Person)> people) => people.Count == 0
        ? Task.CompletedTask
        : ExecuteAsync(
            """
            UPDATE people p SET provider_id = n.provider_id, company_url = n.company_url, country = n.country, headcount = n.headcount,
                company_type = n.company_type, industry = n.industry, json = n.json, emails = n.emails, words = n.words::tsvector
            FROM unnest(@keys, @providerIds, @companyUrls, @countries, @headcounts, @types, @industries, @jsons, @emails, @words)
                AS n(key, provider_id, company_url, country, headcount, company_type, industry, json, emails, words)
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
                jsons = people.Select(p => p.Person.Json).ToArray(),
                emails = people.Select(p => p.Person.Emails).ToArray(),
                words = people.Select(p => PersonWords.Vector(p.Person.Text)).ToArray(),
            });

    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(long groupKey, PeopleSource source, long after, int limit)
    {
        var parameters = new DynamicParameters(new { groupKey, after, limit });
        (string position, string from) = From(source, parameters);
        return await ManyAsync<Candidate>(
            $"{PlanEachTime}SELECT {position} AS position, {CandidateColumns} FROM {from} ORDER BY {position} LIMIT @limit", parameters);
    }

    public async Task<long> CountCandidatesAsync(long groupKey, PeopleSource source, long limit)
    {
        var parameters = new DynamicParameters(new { groupKey, after = 0L, limit });
        (_, string from) = From(source, parameters);
        return await ScalarAsync<long>($"{PlanEachTime}SELECT count(*) FROM (SELECT 1 FROM {from} LIMIT @limit) AS found", parameters);
    }

    private static (string Position, string From) From(PeopleSource source, DynamicParameters parameters)
    {
        switch (source)
        {
            case PeopleSource.Query query:
                return ("p.key", PeopleTsQuery.Build(query.Filter, parameters));
            case PeopleSource.LeadList list:
                parameters.Add("id", list.Id);
                return ("m.position",
                    """
                    lead_lists l JOIN lead_list_members m ON m.group_key = l.group_key AND m.list_key = l.key
                    JOIN people p ON p.group_key = m.group_key AND p.key = m.person_key
                    WHERE l.group_key = @groupKey AND l.id = @id AND m.position > @after
                    """);
            case PeopleSource.Post post:
                parameters.Add("url", post.Url);
                return ("m.position",
                    """
                    posts o JOIN post_commenters m ON m.group_key = o.group_key AND m.post_key = o.key
                    JOIN people p ON p.group_key = m.group_key AND p.key = m.person_key
                    WHERE o.group_key = @groupKey AND o.url = @url AND m.position > @after
                    """);
            default:
                throw new ArgumentOutOfRangeException(nameof(source));
        }
    }
}
