using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Contact lists, as they can be read.</summary>
internal interface IContactListReads
{
    /// <summary>How many contact lists there are.</summary>
    Task<long> ContactListCountAsync(long groupKey);

    /// <summary>Contact lists, newest first.</summary>
    Task<IReadOnlyList<ContactListRow>> ContactListsAsync(long groupKey, long offset, int limit);

    /// <summary>A contact list.</summary>
    Task<ContactListRow?> ContactListAsync(long groupKey, string listId);

    /// <summary>Contacts of a list in stored order, each as JSON.</summary>
    Task<IReadOnlyList<byte[]>> ContactsAsync(long groupKey, long listKey, long offset, int limit);
}
