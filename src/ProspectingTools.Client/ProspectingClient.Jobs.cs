using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client;

/// <content>Account groups, sources and jobs.</content>
public sealed partial class ProspectingClient
{
    /// <summary>The account groups that the key may use.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The account groups.</returns>
    public async Task<IReadOnlyList<AccountGroup>> GetAccountGroupsAsync(CallContext context)
    {
        // Without a limit: a server that does not page this list may refuse one.
        using var pages = new CursorPager<AccountGroup>(
            (cursor, _, page) => DataAsync(ApiRequest.Get(Routes.Accounts, ("cursor", cursor)), WireJson.Context.EnvelopeCursorPageAccountGroup, page),
            new PageOptions(),
            Assumed.MaxCursorPage,
            context);
        var groups = new List<AccountGroup>();
        while (await pages.NextAsync().ConfigureAwait(false) is { } page)
        {
            groups.AddRange(NoNulls.In(page.Items));
        }

        return groups;
    }

    /// <summary>The lead lists of Sales Navigator.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The lead lists.</returns>
    public Task<IReadOnlyList<LeadList>> GetLeadListsAsync(CallContext context) =>
        ItemsAsync(Routes.LeadLists(RequireAccountGroup()), WireJson.Context.EnvelopeItemListLeadList, context);

    /// <summary>The saved searches of Sales Navigator.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The saved searches.</returns>
    public Task<IReadOnlyList<SavedSearch>> GetSavedSearchesAsync(CallContext context) =>
        ItemsAsync(Routes.SavedSearches(RequireAccountGroup()), WireJson.Context.EnvelopeItemListSavedSearch, context);

    /// <summary>Starts a job. Repeated with the same key it is the same job (seed 004, "Idempotency").</summary>
    /// <param name="body">What to import.</param>
    /// <param name="idempotencyKey">The key of this logical start; the same for every attempt at it.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The job; its start fields only.</returns>
    public async Task<ProspectingJob> StartJobAsync(StartJobRequest body, string idempotencyKey, CallContext context)
    {
        (ProspectingJob job, bool replayed) = await StartAsync(
            Routes.Jobs(RequireAccountGroup()), body, WireJson.Context.StartJobRequest, WireJson.Context.EnvelopeProspectingJob, idempotencyKey, "job", started => started.JobId, context).ConfigureAwait(false);
        Stamp(job);
        job.IdempotencyKey = idempotencyKey;
        job.Source ??= body.Source;
        job.Replayed = replayed;
        return job;
    }

    /// <summary>Jobs, newest first as the server orders them.</summary>
    /// <param name="status">Only those of this status; null for all.</param>
    /// <param name="options">What part is wanted.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public CursorPager<ProspectingJob> GetJobs(string? status, PageOptions options, CallContext context) =>
        Cursor(Routes.Jobs(RequireAccountGroup()), WireJson.Context.EnvelopeCursorPageProspectingJob, options, context, job => Stamp(job), ("status", status));

    /// <summary>One job.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The job, and when the server asks to come back.</returns>
    public async Task<ApiResponse<ProspectingJob>> GetJobAsync(string jobId, CallContext context)
    {
        var request = ApiRequest.Get(Routes.Job(RequireAccountGroup(), jobId));
        ApiResponse<ProspectingJob> response = await EnvelopeAsync(request, WireJson.Context.EnvelopeProspectingJob, context).ConfigureAwait(false);
        Stamp(response.Value).JobId ??= jobId;
        return response;
    }

    /// <summary>Cancels a job that is queued or running. What it has imported stays, and stays charged.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The job.</returns>
    public async Task<ProspectingJob> CancelJobAsync(string jobId, CallContext context)
    {
        var request = new ApiRequest(HttpMethod.Post, Routes.CancelJob(RequireAccountGroup(), jobId));
        ProspectingJob job = Stamp(await DataAsync(request, WireJson.Context.EnvelopeProspectingJob, context).ConfigureAwait(false));
        job.JobId ??= jobId;
        return job;
    }

    private ProspectingJob Stamp(ProspectingJob job)
    {
        job.AccountGroupId ??= AccountGroupId;
        job.Status = JobStatus.Known(job.Status) == JobStatus.Cancelled ? JobStatus.Cancelled : job.Status;
        return job;
    }
}
