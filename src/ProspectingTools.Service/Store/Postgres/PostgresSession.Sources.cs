using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>Lead lists, saved searches, posts.</content>
internal sealed partial class PostgresSession
{
    public Task<IReadOnlyList<SourceRow>> LeadListsAsync(long groupKey) =>
        ManyAsync<SourceRow>("SELECT key, id, name FROM lead_lists WHERE group_key = @groupKey ORDER BY key", new { groupKey });

    public Task<IReadOnlyList<SourceRow>> SavedSearchesAsync(long groupKey) =>
        ManyAsync<SourceRow>("SELECT key, id, name, query FROM saved_searches WHERE group_key = @groupKey ORDER BY key", new { groupKey });

    public Task<long> AddLeadListAsync(long groupKey, string id, string name) => ScalarAsync<long>(
        "INSERT INTO lead_lists(group_key, id, name) VALUES(@groupKey, @id, @name) RETURNING key", new { groupKey, id, name });

    public Task AddLeadListMembersAsync(long groupKey, long leadListKey, IReadOnlyList<long> personKeys) =>
        AppendMembersAsync(groupKey, "lead_list_members", "list_key", leadListKey, personKeys);

    public Task AddSavedSearchAsync(long groupKey, string id, string name, string query) => ExecuteAsync(
        "INSERT INTO saved_searches(group_key, id, name, query) VALUES(@groupKey, @id, @name, @query)", new { groupKey, id, name, query });

    public async Task<long> PostKeyAsync(long groupKey, string postUrl)
    {
        await ExecuteAsync("INSERT INTO posts(group_key, url) VALUES(@groupKey, @postUrl) ON CONFLICT DO NOTHING", new { groupKey, postUrl });
        return await ScalarAsync<long>("SELECT key FROM posts WHERE group_key = @groupKey AND url = @postUrl", new { groupKey, postUrl });
    }

    public Task AddCommentersAsync(long groupKey, long postKey, IReadOnlyList<long> personKeys) =>
        AppendMembersAsync(groupKey, "post_commenters", "post_key", postKey, personKeys);

    // The group's lock makes the last position safe. Positions have no gaps: those that are there already are left out first, looked up
    // as PeopleInAudienceAsync does it. Of people whom this transaction has added none is there.
    private Task AppendMembersAsync(long groupKey, string table, string owner, long ownerKey, IReadOnlyList<long> personKeys)
    {
        long[] people = [.. personKeys.Distinct()];
        // Each of them is known from now on, whatever stands before it.
        bool allNew = people.Count(_added.Remove) == people.Length;
        string members = allNew
            ? "unnest($3) WITH ORDINALITY AS n(person_key, place)"
            : $"""
                unnest($3) WITH ORDINALITY AS n(person_key, place) LEFT JOIN LATERAL (
                    SELECT true AS there FROM {table} m
                    WHERE m.group_key = $1 AND m.person_key = n.person_key AND m.{owner} IS NOT DISTINCT FROM $2 LIMIT 1) AS f ON true
                WHERE f.there IS NULL
                """;
        Later(
            $"""
            INSERT INTO {table}(group_key, {owner}, position, person_key)
            SELECT $1, $2, coalesce((SELECT max(position) FROM {table} WHERE group_key = $1 AND {owner} = $2), 0)
                + row_number() OVER (ORDER BY n.place), n.person_key
            FROM {members}
            """,
            [Of(groupKey), Of(ownerKey), Of(people)]);
        return Task.CompletedTask;
    }
}
