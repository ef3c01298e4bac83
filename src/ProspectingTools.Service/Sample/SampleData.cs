using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;

namespace ProspectingTools.Service.Sample;

/// <summary>
/// Fictional people at fictional companies, with every field of seed 003. The same seed makes the same people on every
/// machine, and a larger sample begins with the smaller one. Addresses are at <c>.example</c> domains (RFC 2606).
/// </summary>
public static class SampleData
{
    /// <summary>Makes people one after another; nothing is kept.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which ones.</param>
    /// <returns>The people.</returns>
    public static IEnumerable<Person> People(int count, int seed) =>
        Enumerable.Range(0, count).Select(index => SamplePeople.Create(index, seed));

    /// <summary>The lead lists of a sample. None is empty from 16 people on.</summary>
    /// <param name="count">How many people the sample has.</param>
    /// <param name="seed">The sample's seed.</param>
    /// <returns>The lists; none for a sample without people.</returns>
    public static IReadOnlyList<SampleLeadList> LeadLists(int count, int seed) => count > 0 ? SampleSources.LeadLists : [];

    /// <summary>The saved searches of a sample.</summary>
    /// <param name="seed">The sample's seed.</param>
    /// <returns>The searches.</returns>
    public static IReadOnlyList<SampleSavedSearch> SavedSearches(int seed) => SampleSources.SavedSearches;

    /// <summary>Posts and the sample people who commented on them.</summary>
    /// <param name="count">How many people the sample has.</param>
    /// <param name="seed">The sample's seed.</param>
    /// <returns>The posts; none for a sample without people.</returns>
    public static IReadOnlyList<SamplePost> Posts(int count, int seed) => SampleSources.Posts(count, seed);

    /// <summary>Plausible signals of a person, the same each time.</summary>
    /// <param name="personKey">The person, <see cref="Person.ProfileUrl"/>.</param>
    /// <param name="seed">The sample's seed.</param>
    /// <returns>The signals; scores from 20 to 100.</returns>
    public static IReadOnlyList<SignalResult> Signals(string personKey, int seed) => SampleSignals.Create(personKey, seed);
}
