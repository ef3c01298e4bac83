using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Contact lists, as they can be changed.</summary>
internal interface IContactListWrites
{
    /// <summary>Adds a contact list with its contacts, each as JSON.</summary>
    Task AddContactListAsync(ContactListRow list, IReadOnlyList<byte[]> contacts);

    /// <summary>Renames a contact list.</summary>
    Task RenameContactListAsync(long groupKey, long listKey, string name, long updatedAt);

    /// <summary>Deletes a contact list with its contacts.</summary>
    Task DeleteContactListAsync(long groupKey, long listKey);
}
