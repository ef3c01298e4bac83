using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Runtime;

/// <summary>Where the ids to complete come from: one page of each list is enough to choose from.</summary>
internal static class CompletionSource
{
    /// <summary>Reads what can be completed.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="kind">What is completed.</param>
    /// <param name="context">The cancellation.</param>
    /// <returns>Ids and names, the first of the list last: what was seen last is offered first.</returns>
    public static async Task<IReadOnlyList<(string? Id, string? Name)>> FetchAsync(ProspectingClient client, SeenKind kind, CallContext context)
    {
        IEnumerable<(string? Id, string? Name)> items = kind switch
        {
            SeenKind.LeadList => (await client.GetLeadListsAsync(context).ConfigureAwait(false)).Select(list => (list.LeadListId, list.Name)),
            SeenKind.SavedSearch => (await client.GetSavedSearchesAsync(context).ConfigureAwait(false)).Select(search => (search.SavedSearchId, search.Name)),
            SeenKind.Job => await JobsAsync(client, context).ConfigureAwait(false),
            SeenKind.Audience => (await AudiencesAsync(client, context).ConfigureAwait(false)).Select(audience => (audience.AudienceId, audience.Name)),
            SeenKind.SignalScan => (await FirstAsync(options => client.GetSignalScans(null, options, context)).ConfigureAwait(false))
                .Select(scan => (scan.ScanId, (string?)SeenItems.Describe(scan, null))),
            SeenKind.SignalSpecification => (await FirstAsync(options => client.GetSignalSpecifications(options, context)).ConfigureAwait(false))
                .Select(specification => (specification.SignalSpecificationId, specification.Name)),
            SeenKind.Folder => Folders(await client.GetNavigationAsync(context).ConfigureAwait(false)),
            SeenKind.ContactList => (await FirstAsync(options => client.GetContactLists(options, context)).ConfigureAwait(false)).Select(list => (list.ListId, list.Name)),
            SeenKind.AccountGroup => (await client.GetAccountGroupsAsync(context).ConfigureAwait(false)).Select(group => (group.AccountGroupId, group.Name)),
            _ => [],
        };
        return items.Reverse().ToList();
    }

    // A job has no name: the audience that it fills tells which it is.
    private static async Task<IEnumerable<(string? Id, string? Name)>> JobsAsync(ProspectingClient client, CallContext context)
    {
        Task<IReadOnlyList<Audience>> audiences = AudiencesAsync(client, context);
        IReadOnlyList<ProspectingJob> jobs = await FirstAsync(options => client.GetJobs(null, options, context)).ConfigureAwait(false);
        ILookup<string?, string?> names = (await audiences.ConfigureAwait(false)).ToLookup(audience => audience.AudienceId, audience => audience.Name);
        return jobs.Select(job => (job.JobId, (string?)SeenItems.Describe(job, names[job.AudienceId].FirstOrDefault())));
    }

    private static Task<IReadOnlyList<Audience>> AudiencesAsync(ProspectingClient client, CallContext context) =>
        FirstAsync(options => client.GetAudiences(options, context));

    private static IEnumerable<(string? Id, string? Name)> Folders(AudienceNavigation navigation) =>
        (navigation.Folders ?? []).Select(folder => (folder.FolderId, folder.Name));

    private static async Task<IReadOnlyList<T>> FirstAsync<T>(Func<PageOptions, IPager<T>> open)
    {
        using IPager<T> pager = open(new PageOptions { First = Assumed.MaxCursorPage });
        return (await pager.NextAsync().ConfigureAwait(false))?.Items ?? [];
    }
}
