using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>
/// One chunk of a job's work within a transaction: the prospects, the charge for them and the checkpoint become durable
/// together or not at all, so that no crash can import or charge anything twice.
/// </summary>
internal static class JobChunk
{
    /// <summary>Does a chunk.</summary>
    /// <returns>The job after it, stored.</returns>
    public static async Task<JobRow> RunAsync(IWriteSession session, JobRow job, int chunk, ServiceSettings settings, TimeProvider clock)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        JobRow current = job with { UpdatedAt = now };
        return current.Stage switch
        {
            JobStageNames.Import => await ImportAsync(session, current, chunk, settings, clock),
            JobStageNames.Scan => await ScanAsync(session, current, chunk, clock),
            _ => await EnrichAsync(session, current, chunk, clock),
        };
    }

    private static async Task<JobRow> ScanAsync(IWriteSession session, JobRow scan, int chunk, TimeProvider clock)
    {
        (scan, bool ended) = await SignalScanChunk.RunAsync(session, scan, chunk);
        return ended ? await JobCompletion.EndAsync(session, scan, JobStatus.Completed, null, clock) : await StoreAsync(session, scan);
    }

    private static async Task<JobRow> ImportAsync(IWriteSession session, JobRow job, int chunk, ServiceSettings settings, TimeProvider clock)
    {
        JobPlan plan = JobPlan.FromJson(job.Plan);
        job = job with { Expected = job.Expected ?? await ExpectedAsync(session, job, plan) };
        (IReadOnlyList<Candidate?> looked, bool ended) = await NextAsync(session, job, plan, chunk);
        Candidate[] candidates = [.. looked.OfType<Candidate>()];
        long[] people = [.. candidates.Select(c => c.PersonKey)];
        (SuppressionList list, string? problem) = await settings.Suppression.UsableAsync(CancellationToken.None);
        job = problem is null ? job : job with { Notice = $"{problem} The job went on: it left out whom the file named before, and whom it names in lines that can be understood." };
        IReadOnlySet<long> suppressed = await SuppressedPeople.OfAsync(session, job.GroupKey, list, people);
        IReadOnlySet<long> excluded;
        try
        {
            excluded = await Exclusion.OfAsync(
                session, job.GroupKey, await Exclusion.RequireAsync(session, job.GroupKey, plan.ExcludeAudienceIds), [.. people.Where(person => !suppressed.Contains(person))]);
        }
        catch (RuleException e)
        {
            // Going on without it would charge those whom it had.
            var gone = new JobError { Code = ErrorCodes.Conflict, Message = $"An audience to exclude was deleted while the job ran: {e.Message}" };
            return await JobCompletion.EndAsync(session, job, JobStatus.Failed, gone, clock);
        }

        IReadOnlySet<long> present = await session.PeopleInAudienceAsync(job.GroupKey, job.AudienceKey, people);
        Candidate[] fresh = [.. candidates.Where(c => !present.Contains(c.PersonKey) && !excluded.Contains(c.PersonKey) && !suppressed.Contains(c.PersonKey)).DistinctBy(c => c.PersonKey)];
        long affordable = await session.BalanceAsync(job.GroupKey) / Limits.CreditsFor(1, job.SearchEmails);
        Candidate[] paid = affordable >= fresh.Length ? fresh : fresh[..(int)Math.Max(affordable, 0)];
        await NoteAsync(session, job, looked, new Division(suppressed, excluded, present, paid.Select(c => c.PersonKey).ToHashSet()));
        job = job with { Excluded = job.Excluded + excluded.Count, Suppressed = job.Suppressed + suppressed.Count };
        if (paid.Length > 0)
        {
            await session.AddProspectsAsync(job.GroupKey, job.AudienceKey, [.. paid.Select(NewProspect)]);
            long price = Limits.CreditsFor(paid.Length, job.SearchEmails);
            await session.AppendLedgerAsync(new LedgerLine(job.GroupKey, -price, paid.Length, job.Key, $"job {job.Id}", job.UpdatedAt));
            job = job with { Imported = job.Imported + paid.Length, CreditsUsed = job.CreditsUsed + price };
        }

        if (paid.Length < fresh.Length)
        {
            var error = new JobError { Code = ErrorCodes.InsufficientCredits, Message = $"The credits ran out after {job.Imported} prospects." };
            return await JobCompletion.EndAsync(session, job, JobStatus.Failed, error, clock);
        }

        // URLs are counted by place, because those that nobody has leave no candidate behind.
        job = job with
        {
            ImportPosition = plan.Urls is null ? candidates.Select(c => c.Position).DefaultIfEmpty(job.ImportPosition).Last() : job.ImportPosition + chunk,
        };
        if (!ended && (plan.Urls is not null || job.Imported < job.MaxResults))
        {
            return await StoreAsync(session, job);
        }

        return job.SearchEmails
            ? await StoreAsync(session, job with { Stage = JobStageNames.Enrichment })
            : await JobCompletion.EndAsync(session, job, JobStatus.Completed, null, clock);
    }

    private static async Task<JobRow> EnrichAsync(IWriteSession session, JobRow job, int chunk, TimeProvider clock)
    {
        job = await JobCompletion.EnrichAsync(session, job, chunk);
        return job.Enriched >= job.Imported
            ? await JobCompletion.EndAsync(session, job, JobStatus.Completed, null, clock)
            : await StoreAsync(session, job);
    }

    private static async Task<JobRow> StoreAsync(IWriteSession session, JobRow job)
    {
        await session.UpdateJobAsync(job);
        return job;
    }

    private static async Task<long> ExpectedAsync(IWriteSession session, JobRow job, JobPlan plan) => plan.Source() is { } source
        ? await session.CountCandidatesAsync(job.GroupKey, source, job.MaxResults)
        : plan.Urls!.Count;

    private static async Task<(IReadOnlyList<Candidate?> Candidates, bool Ended)> NextAsync(IWriteSession session, JobRow job, JobPlan plan, int chunk)
    {
        if (plan.Source() is { } source)
        {
            int take = (int)Math.Min(chunk, job.MaxResults - job.Imported);
            IReadOnlyList<Candidate> found = await session.CandidatesAsync(job.GroupKey, source, job.ImportPosition, take);
            return (found, found.Count < take);
        }

        string[] urls = [.. plan.Urls!.Skip((int)job.ImportPosition).Take(chunk)];
        return (await LookUpAsync(session, job.GroupKey, urls), job.ImportPosition + urls.Length >= plan.Urls!.Count);
    }

    /// <summary>
    /// The people behind addresses, each in the place of its address. An address with LinkedIn's own id names a person by it. Nobody
    /// behind an address is null: nothing is imported or charged for it.
    /// </summary>
    public static async Task<IReadOnlyList<Candidate?>> LookUpAsync(IReadSession session, long groupKey, string[] urls)
    {
        string[] names = [.. urls.Concat(urls.Select(LinkedInUrl.ProviderIdOf).OfType<string>()).Distinct()];
        ILookup<string, DirectoryPerson> known = (await session.PeopleByAddressAsync(groupKey, names)).ToLookup(found => found.Address, found => found.Person);
        return [.. urls
            .Select(url => known[url].FirstOrDefault() ?? (LinkedInUrl.ProviderIdOf(url) is { } id ? known[id].FirstOrDefault() : null))
            .Select(p => p is null ? null : new Candidate { PersonKey = p.Key, Json = p.Json })];
    }

    // Each place of the source is noted once: a person who is named twice is imported in the first place and was there in the second.
    private static async Task NoteAsync(IWriteSession session, JobRow job, IReadOnlyList<Candidate?> looked, Division division)
    {
        HashSet<long> noted = [];
        PersonOutcome[] outcomes = [.. looked.Select(person => person is null ? new PersonOutcome(PersonOutcomeKind.Unknown, 0)
            : new PersonOutcome(division.Of(person.PersonKey, isFirst: noted.Add(person.PersonKey)), person.PersonKey))];
        if (outcomes.Length > 0)
        {
            await session.AddJobOutcomesAsync(job.GroupKey, job.Key, new JobOutcomesRow { Position = job.ImportPosition, Outcomes = PersonOutcome.Write(outcomes) });
        }
    }

    private static ProspectWrite NewProspect(Candidate person)
    {
        string id = Ids.New();
        return new ProspectWrite(id, person.PersonKey, ProspectJson.Create(id, person.Json));
    }

    private sealed record Division(IReadOnlySet<long> Suppressed, IReadOnlySet<long> Excluded, IReadOnlySet<long> Present, IReadOnlySet<long> Paid)
    {
        public PersonOutcomeKind Of(long person, bool isFirst) =>
            Suppressed.Contains(person) ? PersonOutcomeKind.Suppressed
            : Excluded.Contains(person) ? PersonOutcomeKind.Excluded
            : Present.Contains(person) ? PersonOutcomeKind.Present
            : !Paid.Contains(person) ? PersonOutcomeKind.NotPaid
            : isFirst ? PersonOutcomeKind.Imported
            : PersonOutcomeKind.Present;
    }
}
