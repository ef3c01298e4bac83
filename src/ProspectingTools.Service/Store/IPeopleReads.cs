using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>The people directory, as it can be read.</summary>
internal interface IPeopleReads
{
    /// <summary>How many people all directories hold.</summary>
    Task<long> PeopleCountAsync();

    /// <summary>The people with these profile URLs.</summary>
    Task<IReadOnlyList<DirectoryPerson>> PeopleByUrlAsync(long groupKey, IReadOnlyCollection<string> profileUrls);

    /// <summary>The people who are known by addresses of theirs: profile URLs in normal form, ids of LinkedIn's. One may come several times.</summary>
    Task<IReadOnlyList<AddressedPerson>> PeopleByAddressAsync(long groupKey, IReadOnlyCollection<string> addresses);

    /// <summary>What people are known by.</summary>
    Task<IReadOnlyList<PersonContactRow>> PersonContactsAsync(long groupKey, IReadOnlyCollection<long> personKeys);

    /// <summary>What people are known by beside their profile and provider id.</summary>
    Task<IReadOnlyList<PersonAddressRow>> PersonAddressesAsync(long groupKey, IReadOnlyCollection<long> personKeys);

    /// <summary>The people with these provider ids, oldest first.</summary>
    Task<IReadOnlyList<DirectoryPerson>> PeopleByProviderIdAsync(long groupKey, IReadOnlyCollection<string> providerIds);

    /// <summary>
    /// The people of a source after a position, in order of position. The order is part of the contract: a query finds people
    /// in the order in which they came into the directory, a list or a post in the order in which they were appended.
    /// </summary>
    Task<IReadOnlyList<Candidate>> CandidatesAsync(long groupKey, PeopleSource source, long after, int limit);

    /// <summary>How many people a source holds, counted to a limit.</summary>
    Task<long> CountCandidatesAsync(long groupKey, PeopleSource source, long limit);
}
