using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Audiences and their folders, as they can be read.</summary>
internal interface IAudienceReads
{
    /// <summary>An audience, ready or not.</summary>
    Task<AudienceRow?> AudienceAsync(long groupKey, string audienceId);

    /// <summary>What a page of an audience's prospects needs to know of it; null when there is none.</summary>
    Task<AudienceState?> AudienceStateAsync(long groupKey, string audienceId);

    /// <summary>Ready audiences before a key, newest first.</summary>
    Task<IReadOnlyList<AudienceRow>> AudiencesAsync(long groupKey, long beforeKey, int limit);

    /// <summary>Folders in their order.</summary>
    Task<IReadOnlyList<FolderRow>> FoldersAsync(long groupKey);

    /// <summary>A folder.</summary>
    Task<FolderRow?> FolderAsync(long groupKey, string folderId);
}
