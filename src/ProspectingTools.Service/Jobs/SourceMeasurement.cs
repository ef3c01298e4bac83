using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>Tells what a start would find and cost, without starting or charging anything.</summary>
internal sealed class SourceMeasurement(IStore store, ServiceSettings settings)
{
    private const int Chunk = 500;

    private const int AudiencesPerRead = 100;

    /// <summary>Measures what a start would import.</summary>
    /// <exception cref="RuleException">The start would be refused.</exception>
    public Task<SourceMeasure> MeasureAsync(Caller caller, StartJobRequest request, CancellationToken cancellationToken)
    {
        JobPlan? checkedPlan = StartJobValidator.Check(request);
        return store.ReadAsync(
            async session =>
            {
                JobPlan plan = checkedPlan!;
                string? name = null;
                if (checkedPlan is null)
                {
                    await Connectors.RequireUpstreamAsync(session, caller.GroupKey);
                    (plan, name) = await JobRules.SalesNavigatorAsync(session, caller, request);
                }

                IReadOnlyList<long> excluding = await Exclusion.RequireAsync(session, caller.GroupKey, request.ExcludeAudienceIds);
                (long people, IReadOnlyList<long> importable, long excluded) = await PeopleAsync(session, caller.GroupKey, plan, request.MaxResults, excluding);
                (long known, List<KnownInAudience> audiences) = await KnownAsync(session, caller.GroupKey, importable);
                return new SourceMeasure
                {
                    Source = request.Source,
                    SourceName = name,
                    People = people,
                    Unknown = plan.Urls is null ? null : plan.Urls.Count - people,
                    Excluded = excluding.Count == 0 ? null : excluded,
                    Importable = importable.Count,
                    Known = known,
                    Audiences = audiences,
                    Credits = Limits.CreditsFor(importable.Count, searchEmails: false),
                    CreditsWithEmails = Limits.CreditsFor(importable.Count, searchEmails: true),
                    Balance = await session.BalanceAsync(caller.GroupKey),
                    Query = plan.Search,
                    IgnoredFilters = plan.IgnoredFilters,
                    FilterNotes = plan.FilterNotes,
                };
            },
            cancellationToken);
    }

    private async Task<(long People, IReadOnlyList<long> Importable, long Excluded)> PeopleAsync(
        IReadSession session, long groupKey, JobPlan plan, int? maxResults, IReadOnlyList<long> excluding)
    {
        if (plan.Source() is not { } source)
        {
            IReadOnlyList<Candidate?> found = await JobChunk.LookUpAsync(session, groupKey, [.. plan.Urls!]);
            long[] distinct = [.. found.OfType<Candidate>().Select(person => person.PersonKey).Distinct()];
            IReadOnlySet<long> left = await Exclusion.OfAsync(session, groupKey, excluding, distinct);
            return (distinct.Length, [.. distinct.Where(person => !left.Contains(person))], left.Count);
        }

        long people = await session.CountCandidatesAsync(groupKey, source, long.MaxValue);
        long wanted = Math.Min(people, Math.Min(maxResults ?? settings.JobCap, settings.JobCap));
        List<long> importable = [];
        long excluded = 0;
        long after = 0;
        while (importable.Count < wanted)
        {
            IReadOnlyList<Candidate> chunk = await session.CandidatesAsync(groupKey, source, after, (int)Math.Min(Chunk, wanted - importable.Count));
            if (chunk.Count == 0)
            {
                break;
            }

            IReadOnlySet<long> left = await Exclusion.OfAsync(session, groupKey, excluding, [.. chunk.Select(person => person.PersonKey)]);
            importable.AddRange(chunk.Select(person => person.PersonKey).Where(person => !left.Contains(person)));
            excluded += left.Count;
            after = chunk[^1].Position;
        }

        return (people, importable, excluded);
    }

    private static async Task<(long Known, List<KnownInAudience> Audiences)> KnownAsync(IReadSession session, long groupKey, IReadOnlyList<long> people)
    {
        HashSet<long> known = [];
        List<KnownInAudience> audiences = [];
        long before = long.MaxValue;
        IReadOnlyList<AudienceRow> rows;
        do
        {
            rows = people.Count == 0 ? [] : await session.AudiencesAsync(groupKey, before, AudiencesPerRead);
            foreach (AudienceRow audience in rows)
            {
                IReadOnlySet<long> there = await session.PeopleInAudienceAsync(groupKey, audience.Key, people);
                if (there.Count > 0)
                {
                    known.UnionWith(there);
                    audiences.Add(new KnownInAudience { AudienceId = audience.Id, Name = audience.Name, Count = there.Count });
                }

                before = audience.Key;
            }
        }
        while (rows.Count == AudiencesPerRead);
        return (known.Count, audiences);
    }
}
