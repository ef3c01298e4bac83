using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Jobs;

/// <summary>Collects profile URLs: each person once, in the order of first sight.</summary>
public sealed class ProfileUrlSet
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _urls = [];

    /// <summary>Distinct profiles so far.</summary>
    public int Count => _urls.Count;

    /// <summary>Adds an address.</summary>
    /// <param name="text">An address as users have it.</param>
    /// <param name="isNew">Whether it was not there before.</param>
    /// <returns>Whether it is a profile.</returns>
    public bool TryAdd(string? text, out bool isNew)
    {
        isNew = false;
        if (!LinkedInUrl.TryNormalizeProfile(text, out string? url))
        {
            return false;
        }

        isNew = _seen.Add(url);
        if (isNew)
        {
            _urls.Add(url);
        }

        return true;
    }

    /// <summary>Leaves people out.</summary>
    /// <param name="people">Who.</param>
    /// <returns>How many profiles are theirs.</returns>
    public int Remove(ExcludedPeople people) => _urls.RemoveAll(people.Contains);

    /// <summary>Leaves people out.</summary>
    /// <param name="isLeftOut">Whether a profile in normal form is left out.</param>
    /// <returns>How many profiles are.</returns>
    public int Remove(Predicate<string> isLeftOut) => _urls.RemoveAll(isLeftOut);

    /// <summary>Splits the profiles into bodies of legal size (seed 004: 1 to 1,000 URLs a job).</summary>
    /// <returns>The parts, in order; none when there is no profile.</returns>
    public IReadOnlyList<IReadOnlyList<string>> Split() =>
        Enumerable.Range(0, (_urls.Count + Limits.MaxUrlsPerJob - 1) / Limits.MaxUrlsPerJob)
            .Select(part => (IReadOnlyList<string>)_urls.Skip(part * Limits.MaxUrlsPerJob).Take(Limits.MaxUrlsPerJob).ToList())
            .ToList();
}
