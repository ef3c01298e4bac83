using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>The addresses of people.</content>
internal sealed partial class SqliteSession
{
    public async Task<IReadOnlyList<AddressedPerson>> PeopleByAddressAsync(long groupKey, IReadOnlyCollection<string> addresses)
    {
        const string Columns = "p.key, p.id, p.profile_url, p.provider_id, p.sample, p.json, p.emails";
        IEnumerable<AddressedRow> rows = await ManyAsync<AddressedRow>(
            $"""
            WITH a AS MATERIALIZED (SELECT value AS address FROM json_each(@urls)), i AS MATERIALIZED (SELECT value AS address FROM json_each(@ids))
            SELECT a.address, {Columns} FROM a CROSS JOIN people p ON p.group_key = @groupKey AND p.profile_url = a.address
            UNION ALL
            SELECT i.address, {Columns} FROM i CROSS JOIN people p ON p.group_key = @groupKey AND p.provider_id = i.address AND p.provider_id IS NOT NULL
            UNION ALL
            SELECT a.address, {Columns} FROM (SELECT address FROM a UNION ALL SELECT address FROM i) a
                CROSS JOIN person_addresses x ON x.group_key = @groupKey AND x.address = a.address JOIN people p ON p.key = x.person_key
                WHERE EXISTS (SELECT 1 FROM person_addresses WHERE group_key = @groupKey)
            """,
            new { groupKey, urls = JsonArray([.. addresses.Where(address => !LinkedInUrl.IsProviderId(address))]), ids = JsonArray([.. addresses.Where(LinkedInUrl.IsProviderId)]) });
        return [.. rows.OrderBy(row => row.Key).Select(row => new AddressedPerson(row.Address, row))];
    }

    public Task<IReadOnlyList<PersonContactRow>> PersonContactsAsync(long groupKey, IReadOnlyCollection<long> personKeys) => ManyAsync<PersonContactRow>(
        """
        SELECT p.key AS person_key, p.profile_url, p.provider_id, p.json, p.emails
        FROM json_each(@keys) n CROSS JOIN people p ON p.key = n.value WHERE p.group_key = @groupKey
        """,
        new { groupKey, keys = JsonArray(personKeys) });

    public Task<IReadOnlyList<PersonAddressRow>> PersonAddressesAsync(long groupKey, IReadOnlyCollection<long> personKeys) => ManyAsync<PersonAddressRow>(
        "SELECT x.person_key, x.address FROM json_each(@keys) n CROSS JOIN person_addresses x ON x.person_key = n.value WHERE x.group_key = @groupKey",
        new { groupKey, keys = JsonArray(personKeys) });

    public Task AddAddressesAsync(long groupKey, IReadOnlyList<(long PersonKey, string Address)> addresses)
    {
        NativeInsert insert = link.Insert("INSERT OR IGNORE INTO person_addresses(group_key, address, person_key) VALUES(?, ?, ?)");
        foreach ((long personKey, string address) in addresses)
        {
            insert.Add(groupKey);
            insert.Add(address);
            insert.Add(personKey);
            insert.Run();
        }

        return Task.CompletedTask;
    }

    public async Task MergePeopleAsync(long groupKey, long keep, IReadOnlyList<DirectoryPerson> gone)
    {
        foreach (DirectoryPerson person in gone)
        {
            await ExecuteAsync(
                """
                UPDATE OR IGNORE lead_list_members SET person_key = @keep WHERE person_key = @key;
                DELETE FROM lead_list_members WHERE person_key = @key;
                UPDATE OR IGNORE post_commenters SET person_key = @keep WHERE person_key = @key;
                DELETE FROM post_commenters WHERE person_key = @key;
                UPDATE OR IGNORE prospects SET person_key = @keep WHERE person_key = @key;
                UPDATE person_addresses SET person_key = @keep WHERE person_key = @key;
                UPDATE people SET signals = coalesce(signals, (SELECT g.signals FROM people g WHERE g.key = @key)) WHERE key = @keep AND group_key = @groupKey;
                DELETE FROM people_text WHERE rowid = @key;
                UPDATE people SET profile_url = @merged || id, provider_id = NULL, company_url = NULL, country = NULL, headcount = NULL, company_type = NULL, industry = NULL, company_country = NULL, company_place = NULL WHERE key = @key AND group_key = @groupKey;
                DELETE FROM people WHERE key = @key AND group_key = @groupKey AND NOT EXISTS (SELECT 1 FROM prospects WHERE person_key = @key);
                """,
                new { groupKey, keep, key = person.Key, merged = MergedPerson.Prefix });
            List<(long, string)> names = [(keep, person.ProfileUrl)];
            if (person.ProviderId is { } id)
            {
                names.Add((keep, id));
            }

            await AddAddressesAsync(groupKey, names);
        }
    }

    private sealed class AddressedRow : DirectoryPerson
    {
        public string Address { get; init; } = string.Empty;
    }
}
