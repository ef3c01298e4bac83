using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>Audiences and folders.</content>
internal sealed partial class SqliteSession
{
    public Task<AudienceRow?> AudienceAsync(long groupKey, string audienceId) =>
        OneAsync<AudienceRow>("SELECT * FROM audiences WHERE id = @audienceId AND group_key = @groupKey", new { groupKey, audienceId });

    // Every page of prospects asks for this.
    public Task<AudienceState?> AudienceStateAsync(long groupKey, string audienceId)
    {
        sqlite3_stmt statement = link.Statement("SELECT key, ready FROM audiences WHERE id = ? AND group_key = ?");
        try
        {
            raw.sqlite3_bind_text(statement, 1, audienceId);
            raw.sqlite3_bind_int64(statement, 2, groupKey);
            int result = raw.sqlite3_step(statement);
            SqliteException.ThrowExceptionForRC(result, link.Connection.Handle);
            return Task.FromResult<AudienceState?>(result == raw.SQLITE_ROW
                ? new AudienceState(raw.sqlite3_column_int64(statement, 0), raw.sqlite3_column_int(statement, 1) != 0)
                : null);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public Task<IReadOnlyList<AudienceRow>> AudiencesAsync(long groupKey, long beforeKey, int limit) => ManyAsync<AudienceRow>(
        "SELECT * FROM audiences WHERE group_key = @groupKey AND key < @beforeKey AND ready = 1 ORDER BY key DESC LIMIT @limit",
        new { groupKey, beforeKey, limit });

    public Task<long> AddAudienceAsync(AudienceRow audience) => InsertAsync(
        """
        INSERT INTO audiences(id, group_key, name, type, description, folder_id, prospect_count, ready, created_at)
        VALUES(@Id, @GroupKey, @Name, @Type, @Description, @FolderId, @ProspectCount, @Ready, @CreatedAt)
        """,
        audience);

    public Task UpdateAudienceAsync(AudienceRow audience) => ExecuteAsync(
        "UPDATE audiences SET name = @Name, description = @Description, folder_id = @FolderId, ready = @Ready WHERE key = @Key AND group_key = @GroupKey", audience);

    public async Task DeleteAudienceAsync(long groupKey, long audienceKey)
    {
        await RequireOwnAsync("audiences", groupKey, audienceKey);
        await ExecuteAsync(
            """
            DELETE FROM prospects WHERE key BETWEEN @first AND @last;
            DELETE FROM audiences WHERE key = @audienceKey;
            DELETE FROM people WHERE group_key = @groupKey AND profile_url BETWEEN @merged AND @merged || x'7f'
                AND NOT EXISTS (SELECT 1 FROM prospects r WHERE r.person_key = people.key)
            """,
            new { groupKey, audienceKey, first = ProspectKey(audienceKey, 0), last = ProspectKey(audienceKey, MaxPosition), merged = MergedPerson.Prefix });
    }

    public Task<IReadOnlyList<FolderRow>> FoldersAsync(long groupKey) =>
        ManyAsync<FolderRow>("SELECT * FROM folders WHERE group_key = @groupKey ORDER BY is_pinned DESC, position", new { groupKey });

    public Task<FolderRow?> FolderAsync(long groupKey, string folderId) =>
        OneAsync<FolderRow>("SELECT * FROM folders WHERE id = @folderId AND group_key = @groupKey", new { groupKey, folderId });

    public Task AddFolderAsync(FolderRow folder) => ExecuteAsync(
        """
        INSERT INTO folders(id, group_key, name, audience_type, is_pinned, position, created_at, updated_at)
        VALUES(@Id, @GroupKey, @Name, @AudienceType, @IsPinned, @Position, @CreatedAt, @UpdatedAt)
        """,
        folder);

    public Task RenameFolderAsync(long groupKey, long folderKey, string name, long updatedAt) => ExecuteAsync(
        "UPDATE folders SET name = @name, updated_at = @updatedAt WHERE key = @folderKey AND group_key = @groupKey",
        new { groupKey, folderKey, name, updatedAt });
}
