using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>The addresses of people.</content>
internal sealed partial class PostgresSession
{
    public async Task<IReadOnlyList<AddressedPerson>> PeopleByAddressAsync(long groupKey, IReadOnlyCollection<string> addresses)
    {
        // Each name by its index, whatever the planner thinks: of tables that have just been filled it knows nothing, and went through all
        // of a group's people for each batch of an import.
        const string Columns = "key, id, profile_url, provider_id, sample, json, emails";
        IEnumerable<AddressedRow> rows = await ManyAsync<AddressedRow>(
            $"""
            SELECT n.name AS address, p.* FROM unnest(@names) AS n(name),
                LATERAL (SELECT {Columns} FROM people WHERE group_key = @groupKey AND profile_url = n.name LIMIT 1) AS p
            UNION ALL
            SELECT n.name, p.* FROM unnest(@ids) AS n(name),
                LATERAL (SELECT {Columns} FROM people WHERE group_key = @groupKey AND provider_id = n.name OFFSET 0) AS p
            UNION ALL
            SELECT n.name, p.* FROM unnest(@names) AS n(name),
                LATERAL (SELECT person_key FROM person_addresses WHERE group_key = @groupKey AND address = n.name LIMIT 1) AS x,
                LATERAL (SELECT {Columns} FROM people WHERE group_key = @groupKey AND key = x.person_key LIMIT 1) AS p
            """,
            new { groupKey, names = addresses.Select(Text).ToArray(), ids = addresses.Where(LinkedInUrl.IsProviderId).ToArray() });
        return [.. rows.OrderBy(row => row.Key).Select(row => new AddressedPerson(row.Address, row))];
    }

    public Task<IReadOnlyList<PersonContactRow>> PersonContactsAsync(long groupKey, IReadOnlyCollection<long> personKeys) => ManyAsync<PersonContactRow>(
        $"SELECT n.person_key, p.profile_url, p.provider_id, p.json, p.emails FROM unnest(@keys) AS n(person_key) {OfPerson("profile_url, provider_id, json, emails", "n")}",
        new { groupKey, keys = personKeys.ToArray() });

    public Task<IReadOnlyList<PersonAddressRow>> PersonAddressesAsync(long groupKey, IReadOnlyCollection<long> personKeys) => ManyAsync<PersonAddressRow>(
        "SELECT person_key, address FROM person_addresses WHERE group_key = @groupKey AND person_key = ANY(@keys)",
        new { groupKey, keys = personKeys.ToArray() });

    public Task AddAddressesAsync(long groupKey, IReadOnlyList<(long PersonKey, string Address)> addresses) => addresses.Count == 0
        ? Task.CompletedTask
        : ExecuteAsync(
            """
            INSERT INTO person_addresses(group_key, address, person_key)
            SELECT @groupKey, n.address, n.person_key FROM unnest(@names, @keys) AS n(address, person_key) ON CONFLICT DO NOTHING
            """,
            new { groupKey, names = addresses.Select(a => Text(a.Address)).ToArray(), keys = addresses.Select(a => a.PersonKey).ToArray() });

    public async Task MergePeopleAsync(long groupKey, long keep, IReadOnlyList<DirectoryPerson> gone)
    {
        foreach (DirectoryPerson person in gone)
        {
            // What names both already keeps its own row; the rest names the one that stays.
            await ExecuteAsync(
                """
                UPDATE lead_list_members m SET person_key = @keep WHERE group_key = @groupKey AND person_key = @key
                    AND NOT EXISTS (SELECT 1 FROM lead_list_members o WHERE o.group_key = m.group_key AND o.list_key = m.list_key AND o.person_key = @keep);
                DELETE FROM lead_list_members WHERE group_key = @groupKey AND person_key = @key;
                UPDATE post_commenters m SET person_key = @keep WHERE group_key = @groupKey AND person_key = @key
                    AND NOT EXISTS (SELECT 1 FROM post_commenters o WHERE o.group_key = m.group_key AND o.post_key = m.post_key AND o.person_key = @keep);
                DELETE FROM post_commenters WHERE group_key = @groupKey AND person_key = @key;
                UPDATE prospects m SET person_key = @keep WHERE group_key = @groupKey AND person_key = @key
                    AND NOT EXISTS (SELECT 1 FROM prospects o WHERE o.group_key = m.group_key AND o.audience_key = m.audience_key AND o.person_key = @keep);
                UPDATE person_addresses SET person_key = @keep WHERE group_key = @groupKey AND person_key = @key;
                UPDATE people SET signals = coalesce(signals, (SELECT g.signals FROM people g WHERE g.group_key = @groupKey AND g.key = @key))
                    WHERE group_key = @groupKey AND key = @keep;
                UPDATE people SET profile_url = @merged || id, provider_id = NULL, company_url = NULL, country = NULL, headcount = NULL, company_type = NULL, industry = NULL, company_country = NULL, company_place = NULL, words = ''::tsvector
                    WHERE group_key = @groupKey AND key = @key;
                DELETE FROM people WHERE group_key = @groupKey AND key = @key AND NOT EXISTS (SELECT 1 FROM prospects WHERE group_key = @groupKey AND person_key = @key);
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
