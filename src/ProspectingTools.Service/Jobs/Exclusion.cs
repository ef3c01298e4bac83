using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>
/// The people whom a start leaves out: those of some audiences, by person and not by address. They are looked up as each chunk
/// is imported, in its transaction, so that anyone who is there then is not charged.
/// </summary>
internal static class Exclusion
{
    /// <summary>Checks the field, and brings it to the form in which two lists of the same audiences are one.</summary>
    /// <param name="request">The start.</param>
    /// <param name="checks">Takes what is wrong.</param>
    public static void Check(StartJobRequest request, FieldChecks checks)
    {
        if (request.ExcludeAudienceIds is not { } given)
        {
            return;
        }

        if (given.Count > Assumed.MaxExcludedAudiences)
        {
            checks.Refuse(Assumed.ExcludeAudienceIdsField, $"must hold at most {Assumed.MaxExcludedAudiences} audiences");
        }

        for (int i = 0; i < given.Count; i++)
        {
            if (!Ids.IsId(given[i]))
            {
                checks.Refuse($"{Assumed.ExcludeAudienceIdsField}[{i}]", Ids.Refusal(given[i]));
            }
        }

        string[] normal = [.. given.Where(static id => id is not null).Select(static id => id.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];
        request.ExcludeAudienceIds = normal.Length == 0 ? null : normal;
    }

    /// <summary>Finds audiences.</summary>
    /// <param name="session">The store.</param>
    /// <param name="groupKey">The account group.</param>
    /// <param name="ids">The audiences; null for none.</param>
    /// <returns>The store's own numbers of them.</returns>
    /// <exception cref="RuleException">One of them is not there.</exception>
    public static async Task<IReadOnlyList<long>> RequireAsync(IReadSession session, long groupKey, IReadOnlyList<string>? ids)
    {
        List<long> keys = [];
        foreach (string id in ids ?? [])
        {
            keys.Add(await session.AudienceStateAsync(groupKey, id) is { } audience
                ? audience.Key
                : throw RuleException.Invalid(Assumed.ExcludeAudienceIdsField, $"there is no audience '{id}'"));
        }

        return keys;
    }

    /// <summary>Which people are left out.</summary>
    /// <param name="session">The store.</param>
    /// <param name="groupKey">The account group.</param>
    /// <param name="audiences">The audiences whose people are left out.</param>
    /// <param name="people">The people in question.</param>
    /// <returns>Those of them who are in one of the audiences.</returns>
    public static async Task<IReadOnlySet<long>> OfAsync(IReadSession session, long groupKey, IReadOnlyList<long> audiences, IReadOnlyCollection<long> people)
    {
        HashSet<long> excluded = [];
        foreach (long audience in people.Count == 0 ? [] : audiences)
        {
            excluded.UnionWith(await session.PeopleInAudienceAsync(groupKey, audience, people));
        }

        return excluded;
    }
}
