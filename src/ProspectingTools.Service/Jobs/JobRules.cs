using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Search;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>Starting, reading and cancelling jobs.</summary>
internal sealed class JobRules(IStore store, ServiceSettings settings, JobSignal signal, TimeProvider clock)
{
    /// <summary>Starts a job, or finds the one that the same key started (prospecting-api.md, Idempotency-Key).</summary>
    /// <returns>The job, and whether it had been finished before.</returns>
    public async Task<(StartedJob Job, bool Replayed)> StartAsync(
        Caller caller, StartJobRequest request, string? idempotencyKey, CancellationToken cancellationToken)
    {
        JobPlan? plan = StartJobValidator.Check(request);
        byte[] hash = StartJobValidator.Hash(request);
        await SuppressedPeople.RequireAsync(settings, cancellationToken);
        JobRow job = await Idempotency.StartAsync(store, caller, idempotencyKey, hash, session => CreateAsync(session, caller, request, plan), cancellationToken);
        signal.Set();
        return (job.ToStarted(settings.BareReference), JobStatus.IsFinished(job.Status));
    }

    /// <summary>A job.</summary>
    public async Task<ProspectingJob> GetAsync(Caller caller, string jobId, CancellationToken cancellationToken)
    {
        string id = Ids.Require("jobId", jobId);
        return await store.ReadAsync(async session => await WireAsync(session, await RequireAsync(session, caller, id)), cancellationToken);
    }

    /// <summary>A page of jobs, newest first.</summary>
    public async Task<ListPage<ProspectingJob>> ListAsync(Caller caller, PageRequest page, string? status, CancellationToken cancellationToken)
    {
        return await store.ReadAsync(
            async session =>
            {
                IReadOnlyList<JobRow> rows = await session.JobsAsync(caller.GroupKey, JobKinds.Prospecting, status, page.Before, page.Limit + 1);
                ILookup<long, JobErrorRow> errors = await ErrorsAsync(session, caller.GroupKey, rows);
                return ListPage<ProspectingJob>.Of(rows, page.Limit, row => row.Key, row => row.ToWire([.. errors[row.Key]], settings.BareReference));
            },
            cancellationToken);
    }

    /// <summary>Cancels a job that is queued or running. What was imported stays, and is charged.</summary>
    public async Task<ProspectingJob> CancelAsync(Caller caller, string jobId, CancellationToken cancellationToken)
    {
        string id = Ids.Require("jobId", jobId);
        return await store.WriteAsync(
            caller.GroupKey,
            async session => await WireAsync(session, await JobCompletion.CancelAsync(session, await RequireAsync(session, caller, id), "job", clock)),
            cancellationToken);
    }

    private async Task<ProspectingJob> WireAsync(IReadSession session, JobRow job) =>
        job.ToWire([.. (await ErrorsAsync(session, job.GroupKey, [job]))[job.Key]], settings.BareReference);

    // One statement for a page, whose keys are neighbours.
    private static async Task<ILookup<long, JobErrorRow>> ErrorsAsync(IReadSession session, long groupKey, IReadOnlyList<JobRow> jobs) =>
        (jobs.Count == 0 ? [] : await session.JobErrorsAsync(groupKey, jobs.Min(job => job.Key), jobs.Max(job => job.Key))).ToLookup(error => error.JobKey);

    private static async Task<JobRow> RequireAsync(IReadSession session, Caller caller, string jobId) =>
        await session.JobAsync(caller.GroupKey, jobId) is { Kind: JobKinds.Prospecting } job ? job : throw RuleException.NotFound("job", jobId);

    private async Task<JobRow> CreateAsync(IWriteSession session, Caller caller, StartJobRequest request, JobPlan? plan)
    {
        string name = Title(request.Source!);
        if (plan is null)
        {
            await Connectors.RequireUpstreamAsync(session, caller.GroupKey);
            (plan, name) = await SalesNavigatorAsync(session, caller, request);
        }

        await Exclusion.RequireAsync(session, caller.GroupKey, request.ExcludeAudienceIds);
        plan = plan with { ExcludeAudienceIds = request.ExcludeAudienceIds };
        bool searchEmails = request.SearchEmails == true;
        if (await session.BalanceAsync(caller.GroupKey) < Limits.CreditsFor(1, searchEmails))
        {
            throw new RuleException(RefusalCode.InsufficientCredits, "The credit balance does not cover one prospect.");
        }

        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var audience = new AudienceRow
        {
            Id = Ids.New(),
            GroupKey = caller.GroupKey,
            Name = request.AudienceName?.Trim() ?? name,
            // By the reference a client finds a job's audience by the kind of source ("Finding a job's audience").
            Type = settings.BareReference ? request.Source! : AudienceType.OnDemand,
            CreatedAt = now,
        };
        return new JobRow
        {
            Id = Ids.New(),
            GroupKey = caller.GroupKey,
            Source = request.Source!,
            Status = JobStatus.Queued,
            Plan = plan.ToJson(),
            MaxResults = plan.Urls?.Count ?? Math.Min(request.MaxResults ?? settings.JobCap, settings.JobCap),
            SearchEmails = searchEmails,
            AudienceKey = await session.AddAudienceAsync(audience),
            AudienceId = audience.Id,
            Stage = JobStageNames.Import,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    internal static async Task<(JobPlan Plan, string Name)> SalesNavigatorAsync(IReadSession session, Caller caller, StartJobRequest request)
    {
        if (request.LeadListId is { } leadListId)
        {
            SourceRow? list = (await session.LeadListsAsync(caller.GroupKey)).FirstOrDefault(l => Same(l.Id, leadListId));
            return list is null
                ? throw RuleException.Invalid("leadListId", $"there is no lead list '{leadListId}'")
                : (new JobPlan { LeadListId = list.Id }, list.Name);
        }

        SourceRow? search = (await session.SavedSearchesAsync(caller.GroupKey)).FirstOrDefault(s => Same(s.Id, request.SavedSearchId!));
        return search is null
            ? throw RuleException.Invalid("savedSearchId", $"there is no saved search '{request.SavedSearchId}'")
            : (new JobPlan { Search = StoredQuery.Read(search.Query!).ToString() }, search.Name);
    }

    private static bool Same(string id, string other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);

    private string Title(string source)
    {
        string words = source switch
        {
            JobSource.LinkedInSearch => "LinkedIn search",
            JobSource.PostCommenters => "Post commenters",
            _ => "Uploaded profiles",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{words} {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss}");
    }
}
