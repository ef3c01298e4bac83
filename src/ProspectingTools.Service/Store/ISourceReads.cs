using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Lead lists and saved searches, as they can be read.</summary>
internal interface ISourceReads
{
    /// <summary>Lead lists, oldest first.</summary>
    Task<IReadOnlyList<SourceRow>> LeadListsAsync(long groupKey);

    /// <summary>Saved searches, oldest first.</summary>
    Task<IReadOnlyList<SourceRow>> SavedSearchesAsync(long groupKey);
}
