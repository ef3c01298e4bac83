using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>Shows what became of each input of a job, by what its chunks have noted.</summary>
internal sealed class JobResults(IStore store)
{
    private const string MergedAway = "urn:";

    /// <summary>A page of results, in the order of the inputs.</summary>
    /// <exception cref="RuleException">There is no such job, or it ran before the service noted this.</exception>
    public Task<ListPage<JobInputResult>> ListAsync(Caller caller, string jobId, PageRequest page, CancellationToken cancellationToken)
    {
        string id = Ids.Require("jobId", jobId);
        return store.ReadAsync(
            async session =>
            {
                JobRow job = await session.JobAsync(caller.GroupKey, id) is { Kind: JobKinds.Prospecting } found ? found : throw RuleException.NotFound("job", jobId);
                PersonOutcome[] outcomes = [.. (await session.JobOutcomesAsync(job.GroupKey, job.Key)).SelectMany(chunk => PersonOutcome.Read(chunk.Outcomes))];
                if (outcomes.Length == 0 && (job.Imported > 0 || job.ImportPosition > 0))
                {
                    throw RuleException.NotFound("record of what became of the inputs of job", jobId);
                }

                IReadOnlyList<string>? urls = JobPlan.FromJson(job.Plan).Urls;
                int count = urls?.Count ?? outcomes.Length;
                int first = (int)Math.Min(page.After, count);
                int end = Math.Min(first + page.Limit, count);
                IReadOnlyList<JobInputResult> items = await ResultsAsync(session, job, urls, outcomes, first, end);
                return new ListPage<JobInputResult>(items, end < count ? end : null);
            },
            cancellationToken);
    }

    private static async Task<IReadOnlyList<JobInputResult>> ResultsAsync(
        IReadSession session, JobRow job, IReadOnlyList<string>? urls, PersonOutcome[] outcomes, int first, int end)
    {
        long[] keys = [.. outcomes.Skip(first).Take(end - first).Select(outcome => outcome.PersonKey).Where(key => key != 0).Distinct()];
        Dictionary<long, JobPersonRow> people = (await session.JobPeopleAsync(job.GroupKey, job.AudienceKey, keys)).ToDictionary(person => person.PersonKey);
        long imported = outcomes.Take(first).Count(outcome => outcome.Kind == PersonOutcomeKind.Imported);
        List<JobInputResult> results = [];
        for (int place = first; place < end; place++)
        {
            PersonOutcome? outcome = place < outcomes.Length ? outcomes[place] : null;
            JobPersonRow? person = outcome is { } noted && people.TryGetValue(noted.PersonKey, out JobPersonRow? known) ? known : null;
            bool isImported = outcome?.Kind == PersonOutcomeKind.Imported;
            results.Add(new JobInputResult
            {
                Url = urls?[place] ?? Address(person),
                Status = outcome is { } told ? Status(told.Kind) : StatusOfRest(job),
                Reason = outcome is { } why ? Reason(why.Kind, job, person, isOfAddress: urls is not null) : ReasonOfRest(job),
                Name = person is null ? null : JsonSerializer.Deserialize(person.Json, WireJson.Context.Prospect)?.Name,
                ProspectId = person?.ProspectId,
                Credits = isImported ? Credits(job, imported++) : 0,
            });
        }

        return results;
    }

    private static string? Address(JobPersonRow? person) =>
        person is null || person.ProfileUrl.StartsWith(MergedAway, StringComparison.Ordinal) ? null : person.ProfileUrl;

    // E-mail addresses that were not delivered have been paid back, from the last prospect on.
    private static long Credits(JobRow job, long index) => index < job.CreditsUsed - job.Imported ? 2 : 1;

    private static string Status(PersonOutcomeKind kind) => kind switch
    {
        PersonOutcomeKind.Imported => JobInputStatus.Imported,
        PersonOutcomeKind.Present => JobInputStatus.AlreadyThere,
        PersonOutcomeKind.Excluded => JobInputStatus.Excluded,
        PersonOutcomeKind.Suppressed => JobInputStatus.Suppressed,
        PersonOutcomeKind.NotPaid => JobInputStatus.NotPaid,
        _ => JobInputStatus.Unknown,
    };

    private static string? Reason(PersonOutcomeKind kind, JobRow job, JobPersonRow? person, bool isOfAddress) => kind switch
    {
        PersonOutcomeKind.Imported => person?.ProspectId is null ? "Imported; since then the prospect was moved or deleted." : null,
        PersonOutcomeKind.Present => isOfAddress ? "An earlier address of the job is the same person, or the audience had them." : "The audience had the person already.",
        PersonOutcomeKind.Excluded => "An excluded audience has the person.",
        PersonOutcomeKind.Suppressed => "The suppression file names the person.",
        PersonOutcomeKind.NotPaid => job.ErrorMessage ?? "The credits ran out.",
        _ => "Nobody in the directory has this address.",
    };

    private static string StatusOfRest(JobRow job) =>
        !JobStatus.IsFinished(job.Status) ? JobInputStatus.Pending
        : job.ErrorCode == ErrorCodes.InsufficientCredits ? JobInputStatus.NotPaid
        : JobInputStatus.NotReached;

    private static string ReasonOfRest(JobRow job) =>
        !JobStatus.IsFinished(job.Status) ? $"The job is {job.Status}."
        : job.ErrorMessage ?? (job.Status == JobStatus.Cancelled ? "The job was cancelled before." : $"The job had {job.Status} before.");
}
