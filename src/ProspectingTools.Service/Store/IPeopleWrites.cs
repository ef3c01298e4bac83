using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>The people directory, as it can be changed.</summary>
internal interface IPeopleWrites
{
    /// <summary>Adds people whose profile URLs are new.</summary>
    /// <returns>The store's own numbers, in the order of the people.</returns>
    Task<IReadOnlyList<long>> AddPeopleAsync(long groupKey, IReadOnlyList<PersonWrite> people);

    /// <summary>Adds further addresses of people; those that are known already stay.</summary>
    Task AddAddressesAsync(long groupKey, IReadOnlyList<(long PersonKey, string Address)> addresses);

    /// <summary>
    /// Makes one person of several: lists, posts and audiences name the one that is kept, whose record is the caller's to update. Where an
    /// audience holds two of them, both prospects stay.
    /// </summary>
    Task MergePeopleAsync(long groupKey, long keep, IReadOnlyList<DirectoryPerson> gone);

    /// <summary>Replaces what is known of people.</summary>
    Task UpdatePeopleAsync(long groupKey, IReadOnlyList<(long Key, PersonWrite Person)> people);
}
