using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Audiences and their folders, as they can be changed.</summary>
internal interface IAudienceWrites
{
    /// <summary>Adds an audience.</summary>
    /// <returns>The store's own number of it.</returns>
    Task<long> AddAudienceAsync(AudienceRow audience);

    /// <summary>Writes back every field of an audience that can change, except the count.</summary>
    Task UpdateAudienceAsync(AudienceRow audience);

    /// <summary>Deletes an audience with its prospects.</summary>
    Task DeleteAudienceAsync(long groupKey, long audienceKey);

    /// <summary>Adds a folder behind the others.</summary>
    Task AddFolderAsync(FolderRow folder);

    /// <summary>Renames a folder.</summary>
    Task RenameFolderAsync(long groupKey, long folderKey, string name, long updatedAt);
}
