using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Lead lists, saved searches and posts, as they can be changed.</summary>
internal interface ISourceWrites
{
    /// <summary>Adds a lead list.</summary>
    /// <returns>The store's own number of it.</returns>
    Task<long> AddLeadListAsync(long groupKey, string id, string name);

    /// <summary>Appends people to a lead list; those in it stay where they are.</summary>
    Task AddLeadListMembersAsync(long groupKey, long leadListKey, IReadOnlyList<long> personKeys);

    /// <summary>Adds a saved search.</summary>
    Task AddSavedSearchAsync(long groupKey, string id, string name, string query);

    /// <summary>The number of a post, added when it is new.</summary>
    Task<long> PostKeyAsync(long groupKey, string postUrl);

    /// <summary>Appends commenters to a post; those known stay where they are.</summary>
    Task AddCommentersAsync(long groupKey, long postKey, IReadOnlyList<long> personKeys);
}
