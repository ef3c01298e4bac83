using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>Shows what a start would find and cost, without starting or charging anything.</summary>
internal sealed class SourceMeasurement(IStore store, ServiceSettings settings)
{
    private const int Chunk = 500;

    private const int AudiencesPerRead = 100;

    /// <summary>Measures what a start would import.</summary>
    /// <exception cref="RuleException">The start would be refused.</exception>
    public async Task<SourceMeasure> MeasureAsync(Caller caller, StartJobRequest request, CancellationToken cancellationToken)
    {
        JobPlan? checkedPlan = StartJobValidator.Check(request);
        SuppressionList suppression = await SuppressedPeople.RequireAsync(settings, cancellationToken);
        return await store.ReadAsync(
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
                var leaving = new LeavingOut(session, caller.GroupKey, suppression, excluding);
                (long people, IReadOnlyList<long> importable) = await PeopleAsync(session, caller.GroupKey, plan, request.MaxResults, leaving);
                (long known, List<KnownInAudience> audiences) = await KnownAsync(session, caller.GroupKey, importable);
                return new SourceMeasure
                {
                    Source = request.Source,
                    SourceName = name,
                    People = people,
                    Unknown = plan.Urls is null ? null : plan.Urls.Count - people,
                    Excluded = excluding.Count == 0 ? null : leaving.Excluded,
                    Suppressed = suppression.Count == 0 ? null : leaving.Suppressed,
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

    private async Task<(long People, IReadOnlyList<long> Importable)> PeopleAsync(
        IReadSession session, long groupKey, JobPlan plan, int? maxResults, LeavingOut leaving)
    {
        if (plan.Source() is not { } source)
        {
            IReadOnlyList<Candidate?> found = await JobChunk.LookUpAsync(session, groupKey, [.. plan.Urls!]);
            long[] distinct = [.. found.OfType<Candidate>().Select(person => person.PersonKey).Distinct()];
            return (distinct.Length, await leaving.RestAsync(distinct));
        }

        long people = await session.CountCandidatesAsync(groupKey, source, long.MaxValue);
        long wanted = Math.Min(people, Math.Min(maxResults ?? settings.JobCap, settings.JobCap));
        List<long> importable = [];
        long after = 0;
        while (importable.Count < wanted)
        {
            IReadOnlyList<Candidate> chunk = await session.CandidatesAsync(groupKey, source, after, (int)Math.Min(Chunk, wanted - importable.Count));
            if (chunk.Count == 0)
            {
                break;
            }

            importable.AddRange(await leaving.RestAsync([.. chunk.Select(person => person.PersonKey)]));
            after = chunk[^1].Position;
        }

        return (people, importable);
    }

    /// <summary>Leaves people out as a job does, and counts them.</summary>
    private sealed class LeavingOut(IReadSession session, long groupKey, SuppressionList suppression, IReadOnlyList<long> audiences)
    {
        public long Suppressed { get; private set; }

        public long Excluded { get; private set; }

        public async Task<IReadOnlyList<long>> RestAsync(IReadOnlyList<long> people)
        {
            IReadOnlySet<long> suppressed = await SuppressedPeople.OfAsync(session, groupKey, suppression, people);
            long[] rest = [.. people.Where(person => !suppressed.Contains(person))];
            IReadOnlySet<long> excluded = await Exclusion.OfAsync(session, groupKey, audiences, rest);
            Suppressed += suppressed.Count;
            Excluded += excluded.Count;
            return [.. rest.Where(person => !excluded.Contains(person))];
        }
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
