using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Dapper;
using SQLitePCL;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>The people directory and its sources.</content>
internal sealed partial class SqliteSession
{
    private const string PersonColumns = "key, id, profile_url, provider_id, sample, json, emails";
    private const string CandidateColumns = "p.key AS person_key, p.id AS person_id, p.profile_url, p.provider_id, p.json";

    /// <summary>Puts pieces of the index of words together, if there are enough of about one size (sqlite.org/fts5.html, "The 'merge' command").</summary>
    /// <param name="pages">Pages to write at most.</param>
    /// <returns>Whether there was something to do.</returns>
    public async Task<bool> MergeWordsAsync(int pages)
    {
        const string Changes = "SELECT total_changes()";
        long before = await ScalarAsync<long>(Changes);
        await ExecuteAsync("INSERT INTO people_text(people_text, rank) VALUES('merge', @pages)", new { pages });

        // The command itself counts as one.
        return await ScalarAsync<long>(Changes) - before > 1;
    }

    public Task<long> PeopleCountAsync() => ScalarAsync<long>($"SELECT count(*) FROM people WHERE {MergedPerson.IsNone}");

    public Task<IReadOnlyList<DirectoryPerson>> PeopleByUrlAsync(long groupKey, IReadOnlyCollection<string> profileUrls) => ManyAsync<DirectoryPerson>(
        $"SELECT {PersonColumns} FROM people WHERE group_key = @groupKey AND profile_url IN (SELECT value FROM json_each(@urls))",
        new { groupKey, urls = JsonArray(profileUrls) });

    public Task<IReadOnlyList<DirectoryPerson>> PeopleByProviderIdAsync(long groupKey, IReadOnlyCollection<string> providerIds) => ManyAsync<DirectoryPerson>(
        $"SELECT {PersonColumns} FROM people WHERE group_key = @groupKey AND provider_id IN (SELECT value FROM json_each(@ids)) ORDER BY key",
        new { groupKey, ids = JsonArray(providerIds) });

    public Task<IReadOnlyList<long>> AddPeopleAsync(long groupKey, IReadOnlyList<PersonWrite> people)
    {
        NativeInsert insert = link.Insert(
            """
            INSERT INTO people(group_key, id, profile_url, sample, provider_id, company_url, country, headcount, company_type, industry, company_country, company_place, json, emails)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        NativeInsert text = InsertText();
        var keys = new long[people.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            PersonWrite person = people[i];
            insert.Add(groupKey);
            insert.Add(person.Id);
            insert.Add(person.ProfileUrl);
            insert.Add(person.Sample ? 1 : 0);
            Add(insert, person);
            keys[i] = insert.Run();
            AddText(text, keys[i], person.Text);
        }

        return Task.FromResult<IReadOnlyList<long>>(keys);
    }

    public Task UpdatePeopleAsync(long groupKey, IReadOnlyList<(long Key, PersonWrite Person)> people)
    {
        NativeInsert update = link.Insert(
            """
            UPDATE people SET provider_id = ?, company_url = ?, country = ?, headcount = ?, company_type = ?, industry = ?, company_country = ?, company_place = ?, json = ?, emails = ?
            WHERE key = ? AND group_key = ?
            """);
        NativeInsert forget = link.Insert("DELETE FROM people_text WHERE rowid = ?");
        NativeInsert text = InsertText();
        foreach ((long key, PersonWrite person) in people)
        {
            Add(update, person);
            update.Add(key);
            update.Add(groupKey);
            update.Run();
            if (raw.sqlite3_changes(link.Connection.Handle) == 0)
            {
                continue;
            }

            forget.Add(key);
            forget.Run();
            AddText(text, key, person.Text);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SourceRow>> LeadListsAsync(long groupKey) =>
        ManyAsync<SourceRow>("SELECT key, id, name FROM lead_lists WHERE group_key = @groupKey ORDER BY key", new { groupKey });

    public Task<IReadOnlyList<SourceRow>> SavedSearchesAsync(long groupKey) =>
        ManyAsync<SourceRow>("SELECT key, id, name, query FROM saved_searches WHERE group_key = @groupKey ORDER BY key", new { groupKey });

    public Task<long> AddLeadListAsync(long groupKey, string id, string name) =>
        InsertAsync("INSERT INTO lead_lists(group_key, id, name) VALUES(@groupKey, @id, @name)", new { groupKey, id, name });

    public Task AddLeadListMembersAsync(long groupKey, long leadListKey, IReadOnlyList<long> personKeys) =>
        AppendMembersAsync(groupKey, ("lead_lists", "lead_list_members", "list_key"), leadListKey, personKeys);

    public Task AddSavedSearchAsync(long groupKey, string id, string name, string query) => ExecuteAsync(
        "INSERT INTO saved_searches(group_key, id, name, query) VALUES(@groupKey, @id, @name, @query)", new { groupKey, id, name, query });

    public async Task<long> PostKeyAsync(long groupKey, string postUrl)
    {
        await ExecuteAsync("INSERT OR IGNORE INTO posts(group_key, url) VALUES(@groupKey, @postUrl)", new { groupKey, postUrl });
        return await ScalarAsync<long>("SELECT key FROM posts WHERE group_key = @groupKey AND url = @postUrl", new { groupKey, postUrl });
    }

    public Task AddCommentersAsync(long groupKey, long postKey, IReadOnlyList<long> personKeys) =>
        AppendMembersAsync(groupKey, ("posts", "post_commenters", "post_key"), postKey, personKeys);

    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(long groupKey, PeopleSource source, long after, int limit)
    {
        var parameters = new DynamicParameters(new { groupKey, after, limit });
        (string position, string from) = await FromAsync(groupKey, source, parameters);
        return await ManyAsync<Candidate>($"SELECT {position} AS position, {CandidateColumns} FROM {from} ORDER BY {position} LIMIT @limit", parameters);
    }

    public async Task<long> CountCandidatesAsync(long groupKey, PeopleSource source, long limit)
    {
        var parameters = new DynamicParameters(new { groupKey, after = 0L, limit });
        (_, string from) = await FromAsync(groupKey, source, parameters);
        return await ScalarAsync<long>($"SELECT count(*) FROM (SELECT 1 FROM {from} LIMIT @limit)", parameters);
    }

    private async Task<(string Position, string From)> FromAsync(long groupKey, PeopleSource source, DynamicParameters parameters)
    {
        switch (source)
        {
            case PeopleSource.Query query:
                IReadOnlyList<string> companies = PeopleQuery.CompaniesOf(query.Filter);
                bool companiesLead = companies.Count > 0 && await ScalarAsync<bool>(
                    PeopleQuery.FewInCompanies, new { groupKey, few = PeopleQuery.Few, companyUrls = JsonArray(companies) });
                string from = PeopleQuery.Build(query.Filter, parameters, companiesLead);
                return (from.StartsWith("people_text", StringComparison.Ordinal) ? "people_text.rowid" : "p.key", from);
            case PeopleSource.LeadList list:
                parameters.Add("id", list.Id);
                return ("m.position",
                    """
                    lead_lists l JOIN lead_list_members m ON m.list_key = l.key JOIN people p ON p.key = m.person_key
                    WHERE l.id = @id AND l.group_key = @groupKey AND m.position > @after
                    """);
            case PeopleSource.Post post:
                parameters.Add("url", post.Url);
                return ("m.position",
                    """
                    posts o JOIN post_commenters m ON m.post_key = o.key JOIN people p ON p.key = m.person_key
                    WHERE o.url = @url AND o.group_key = @groupKey AND m.position > @after
                    """);
            default:
                throw new ArgumentOutOfRangeException(nameof(source));
        }
    }

    private async Task AppendMembersAsync(
        long groupKey, (string Owners, string Members, string Column) tables, long ownerKey, IReadOnlyList<long> personKeys)
    {
        (string owners, string table, string owner) = tables;
        await RequireOwnAsync(owners, groupKey, ownerKey);
        long last = await ScalarAsync<long>($"SELECT coalesce(max(position), 0) FROM {table} WHERE {owner} = @ownerKey", new { ownerKey });
        NativeInsert insert = link.Insert($"INSERT OR IGNORE INTO {table}({owner}, position, person_key) VALUES(?, ?, ?)");
        foreach (long personKey in personKeys)
        {
            insert.Add(ownerKey);
            insert.Add(last + 1);
            insert.Add(personKey);
            insert.Run();
            last += raw.sqlite3_changes(link.Connection.Handle);
        }
    }

    // The tables below an owner do not hold the group's key here, so the owner is asked.
    private async Task RequireOwnAsync(string table, long groupKey, long key)
    {
        if (await ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE key = @key AND group_key = @groupKey", new { key, groupKey }) == 0)
        {
            throw NotOwn(table, groupKey, key);
        }
    }

    private static InvalidOperationException NotOwn(string table, long groupKey, long key) =>
        new($"{table} {key} does not belong to account group {groupKey}.");

    private static void Add(NativeInsert statement, PersonWrite person)
    {
        statement.Add(person.ProviderId);
        statement.Add(person.CompanyUrl);
        statement.Add(person.CountryCode);
        statement.Add(person.Headcount);
        statement.Add(person.CompanyType);
        statement.Add(person.Industry);
        statement.Add(person.CompanyCountry);
        statement.Add(PlaceWords.Of(person.CompanyPlace));
        statement.Add(person.Json);
        statement.Add(person.Emails);
    }

    private NativeInsert InsertText() => link.Insert(
        """
        INSERT INTO people_text(rowid, name, headline, title, about, company, location, industry, seniority, first_name, last_name)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private static void AddText(NativeInsert insert, long key, SearchText text)
    {
        insert.Add(key);
        insert.Add(text.Name);
        insert.Add(text.Headline);
        insert.Add(text.Title);
        insert.Add(text.About);
        insert.Add(text.Company);
        insert.Add(text.Location);
        insert.Add(text.Industry);
        insert.Add(text.Seniority);
        insert.Add(text.FirstName);
        insert.Add(text.LastName);
        insert.Run();
    }
}
