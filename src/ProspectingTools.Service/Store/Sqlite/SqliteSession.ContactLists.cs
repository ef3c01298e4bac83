using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>Contact lists.</content>
internal sealed partial class SqliteSession
{
    public Task<long> ContactListCountAsync(long groupKey) =>
        ScalarAsync<long>("SELECT count(*) FROM contact_lists WHERE group_key = @groupKey", new { groupKey });

    public Task<IReadOnlyList<ContactListRow>> ContactListsAsync(long groupKey, long offset, int limit) => ManyAsync<ContactListRow>(
        "SELECT * FROM contact_lists WHERE group_key = @groupKey ORDER BY key DESC LIMIT @limit OFFSET @offset", new { groupKey, offset, limit });

    public Task<ContactListRow?> ContactListAsync(long groupKey, string listId) =>
        OneAsync<ContactListRow>("SELECT * FROM contact_lists WHERE id = @listId AND group_key = @groupKey", new { groupKey, listId });

    // Positions start at 0 and have no gaps, so that an offset is a position.
    public Task<IReadOnlyList<byte[]>> ContactsAsync(long groupKey, long listKey, long offset, int limit) => ManyAsync<byte[]>(
        """
        SELECT c.json FROM contact_lists l JOIN contacts c ON c.list_key = l.key
        WHERE l.key = @listKey AND l.group_key = @groupKey AND c.position >= @offset ORDER BY c.position LIMIT @limit
        """,
        new { groupKey, listKey, offset, limit });

    public async Task AddContactListAsync(ContactListRow list, IReadOnlyList<byte[]> contacts)
    {
        long key = await InsertAsync(
            """
            INSERT INTO contact_lists(id, group_key, name, filters, findings, contact_count, created_at, updated_at)
            VALUES(@Id, @GroupKey, @Name, @Filters, @Findings, @ContactCount, @CreatedAt, @UpdatedAt)
            """,
            list);
        SqliteCommand insert = link.Command("INSERT INTO contacts(list_key, position, json) VALUES(@list, @position, @json)");
        insert.Set("@list", key);
        for (int i = 0; i < contacts.Count; i++)
        {
            insert.Set("@position", i);
            insert.Set("@json", contacts[i]);
            insert.ExecuteNonQuery();
        }
    }

    public Task RenameContactListAsync(long groupKey, long listKey, string name, long updatedAt) => ExecuteAsync(
        "UPDATE contact_lists SET name = @name, updated_at = @updatedAt WHERE key = @listKey AND group_key = @groupKey",
        new { groupKey, listKey, name, updatedAt });

    public async Task DeleteContactListAsync(long groupKey, long listKey)
    {
        await RequireOwnAsync("contact_lists", groupKey, listKey);
        await ExecuteAsync("DELETE FROM contacts WHERE list_key = @listKey", new { listKey });
        await ExecuteAsync("DELETE FROM contact_lists WHERE key = @listKey", new { listKey });
    }
}
