using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>The people directory, as it can be changed.</summary>
internal interface IPeopleWrites
{
    /// <summary>Adds people whose profile URLs are new.</summary>
    /// <returns>The store's own numbers, in the order of the people.</returns>
    Task<IReadOnlyList<long>> AddPeopleAsync(long groupKey, IReadOnlyList<PersonWrite> people);

    /// <summary>Replaces what is known of people.</summary>
    Task UpdatePeopleAsync(long groupKey, IReadOnlyList<(long Key, PersonWrite Person)> people);
}
