using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>Audiences and folders.</content>
internal sealed partial class PostgresSession
{
    public Task<AudienceRow?> AudienceAsync(long groupKey, string audienceId) =>
        OneAsync<AudienceRow>("SELECT * FROM audiences WHERE group_key = @groupKey AND id = @audienceId", new { groupKey, audienceId });

    public async Task<AudienceState?> AudienceStateAsync(long groupKey, string audienceId)
    {
        (long key, bool ready) = await OneAsync<(long, bool)>(
            "SELECT key, ready FROM audiences WHERE group_key = @groupKey AND id = @audienceId", new { groupKey, audienceId });
        return key == 0 ? null : new AudienceState(key, ready);
    }

    public Task<IReadOnlyList<AudienceRow>> AudiencesAsync(long groupKey, long beforeKey, int limit) => ManyAsync<AudienceRow>(
        "SELECT * FROM audiences WHERE group_key = @groupKey AND key < @beforeKey AND ready ORDER BY key DESC LIMIT @limit",
        new { groupKey, beforeKey, limit });

    public Task<long> AddAudienceAsync(AudienceRow audience) => ScalarAsync<long>(
        """
        INSERT INTO audiences(id, group_key, name, type, description, folder_id, prospect_count, ready, created_at)
        VALUES(@Id, @GroupKey, @Name, @Type, @Description, @FolderId, @ProspectCount, @Ready, @CreatedAt) RETURNING key
        """,
        audience);

    public Task UpdateAudienceAsync(AudienceRow audience) => ExecuteAsync(
        """
        UPDATE audiences SET name = @Name, description = @Description, folder_id = @FolderId, ready = @Ready
        WHERE group_key = @GroupKey AND key = @Key
        """,
        audience);

    public Task DeleteAudienceAsync(long groupKey, long audienceKey) => ExecuteAsync(
        """
        WITH gone AS (DELETE FROM prospects WHERE group_key = @groupKey AND audience_key = @audienceKey RETURNING person_key)
        DELETE FROM people p USING gone WHERE p.group_key = @groupKey AND p.key = gone.person_key AND p.profile_url LIKE @merged
            AND NOT EXISTS (SELECT 1 FROM prospects r WHERE r.group_key = p.group_key AND r.person_key = p.key AND r.audience_key <> @audienceKey);
        DELETE FROM audiences WHERE group_key = @groupKey AND key = @audienceKey
        """,
        new { groupKey, audienceKey, merged = MergedPerson.Prefix + "%" });

    public Task<IReadOnlyList<FolderRow>> FoldersAsync(long groupKey) =>
        ManyAsync<FolderRow>("SELECT * FROM folders WHERE group_key = @groupKey ORDER BY is_pinned DESC, position", new { groupKey });

    public Task<FolderRow?> FolderAsync(long groupKey, string folderId) =>
        OneAsync<FolderRow>("SELECT * FROM folders WHERE group_key = @groupKey AND id = @folderId", new { groupKey, folderId });

    public Task AddFolderAsync(FolderRow folder) => ExecuteAsync(
        """
        INSERT INTO folders(id, group_key, name, audience_type, is_pinned, position, created_at, updated_at)
        VALUES(@Id, @GroupKey, @Name, @AudienceType, @IsPinned, @Position, @CreatedAt, @UpdatedAt)
        """,
        folder);

    public Task RenameFolderAsync(long groupKey, long folderKey, string name, long updatedAt) => ExecuteAsync(
        "UPDATE folders SET name = @name, updated_at = @updatedAt WHERE group_key = @groupKey AND key = @folderKey",
        new { groupKey, folderKey, name, updatedAt });
}
