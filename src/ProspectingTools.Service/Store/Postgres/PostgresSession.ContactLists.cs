using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>Contact lists.</content>
internal sealed partial class PostgresSession
{
    public Task<long> ContactListCountAsync(long groupKey) =>
        ScalarAsync<long>("SELECT count(*) FROM contact_lists WHERE group_key = @groupKey", new { groupKey });

    public Task<IReadOnlyList<ContactListRow>> ContactListsAsync(long groupKey, long offset, int limit) => ManyAsync<ContactListRow>(
        "SELECT * FROM contact_lists WHERE group_key = @groupKey ORDER BY key DESC LIMIT @limit OFFSET @offset", new { groupKey, offset, limit });

    public Task<ContactListRow?> ContactListAsync(long groupKey, string listId) =>
        OneAsync<ContactListRow>("SELECT * FROM contact_lists WHERE group_key = @groupKey AND id = @listId", new { groupKey, listId });

    // Positions start at 0 and have no gaps, so that an offset is a position.
    public Task<IReadOnlyList<byte[]>> ContactsAsync(long groupKey, long listKey, long offset, int limit) => ManyAsync<byte[]>(
        "SELECT json FROM contacts WHERE group_key = @groupKey AND list_key = @listKey AND position >= @offset ORDER BY position LIMIT @limit",
        new { groupKey, listKey, offset, limit });

    public async Task AddContactListAsync(ContactListRow list, IReadOnlyList<byte[]> contacts)
    {
        long key = await ScalarAsync<long>(
            """
            INSERT INTO contact_lists(id, group_key, name, filters, findings, contact_count, created_at, updated_at)
            VALUES(@Id, @GroupKey, @Name, @Filters, @Findings, @ContactCount, @CreatedAt, @UpdatedAt) RETURNING key
            """,
            list);
        await ExecuteAsync(
            """
            INSERT INTO contacts(group_key, list_key, position, json)
            SELECT @GroupKey, @key, n.place - 1, n.json FROM unnest(@jsons) WITH ORDINALITY AS n(json, place)
            """,
            new { list.GroupKey, key, jsons = contacts.ToArray() });
    }

    public Task RenameContactListAsync(long groupKey, long listKey, string name, long updatedAt) => ExecuteAsync(
        "UPDATE contact_lists SET name = @name, updated_at = @updatedAt WHERE group_key = @groupKey AND key = @listKey",
        new { groupKey, listKey, name, updatedAt });

    public Task DeleteContactListAsync(long groupKey, long listKey) => ExecuteAsync(
        """
        DELETE FROM contacts WHERE group_key = @groupKey AND list_key = @listKey;
        DELETE FROM contact_lists WHERE group_key = @groupKey AND key = @listKey
        """,
        new { groupKey, listKey });
}
