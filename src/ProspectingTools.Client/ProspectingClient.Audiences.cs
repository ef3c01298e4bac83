using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client;

/// <content>Audiences, folders and prospects.</content>
public sealed partial class ProspectingClient
{
    /// <summary>Audiences that are ready.</summary>
    /// <param name="options">What part is wanted.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public CursorPager<Audience> GetAudiences(PageOptions options, CallContext context) =>
        Cursor(Routes.Audiences(RequireAccountGroup()), WireJson.Context.EnvelopeCursorPageAudience, options, context);

    /// <summary>One audience.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The audience, and when the server asks to come back.</returns>
    public Task<ApiResponse<Audience>> GetAudienceAsync(string audienceId, CallContext context) =>
        EnvelopeAsync(ApiRequest.Get(Routes.Audience(RequireAccountGroup(), audienceId)), WireJson.Context.EnvelopeAudience, context);

    /// <summary>Folders and the audiences in them.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The whole structure.</returns>
    public Task<AudienceNavigation> GetNavigationAsync(CallContext context) =>
        DataAsync(ApiRequest.Get(Routes.Navigation(RequireAccountGroup())), WireJson.Context.EnvelopeAudienceNavigation, context);

    /// <summary>Creates an empty audience.</summary>
    /// <param name="body">Its name, type and description.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The audience.</returns>
    public Task<Audience> CreateAudienceAsync(CreateAudienceRequest body, CallContext context) =>
        DataAsync(
            ApiRequest.WithJson(HttpMethod.Post, Routes.Audiences(RequireAccountGroup()), body, WireJson.Context.CreateAudienceRequest),
            WireJson.Context.EnvelopeAudience,
            context);

    /// <summary>Changes an audience's name or description.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="body">What to change.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The audience.</returns>
    public Task<Audience> UpdateAudienceAsync(string audienceId, UpdateAudienceRequest body, CallContext context) =>
        DataAsync(
            ApiRequest.WithJson(ApiRequest.Patch, Routes.Audience(RequireAccountGroup(), audienceId), body, WireJson.Context.UpdateAudienceRequest),
            WireJson.Context.EnvelopeAudience,
            context);

    /// <summary>Deletes an audience with its prospects.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>When it is gone.</returns>
    public Task DeleteAudienceAsync(string audienceId, CallContext context) =>
        DeleteAsync(ApiKind.Prospecting, Routes.Audience(RequireAccountGroup(), audienceId), context);

    /// <summary>Puts an audience into a folder.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="folderId">The folder; null to take it out of its folder.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The audience.</returns>
    public Task<Audience> MoveAudienceAsync(string audienceId, string? folderId, CallContext context)
    {
        string group = RequireAccountGroup();
        ApiRequest request = folderId is null
            ? new ApiRequest(HttpMethod.Post, Routes.RemoveFromFolder(group, audienceId))
            : ApiRequest.WithJson(
                HttpMethod.Post,
                Routes.MoveToFolder(group, audienceId),
                new MoveToFolderRequest { FolderId = folderId },
                WireJson.Context.MoveToFolderRequest);
        return DataAsync(request, WireJson.Context.EnvelopeAudience, context);
    }

    /// <summary>Moves prospects to another audience.</summary>
    /// <param name="audienceId">Where they are.</param>
    /// <param name="body">Which, and where to.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>Both audiences and the count.</returns>
    public Task<MoveLeadsResult> MoveProspectsAsync(string audienceId, MoveLeadsRequest body, CallContext context) =>
        DataAsync(
            ApiRequest.WithJson(HttpMethod.Post, Routes.MoveLeads(RequireAccountGroup(), audienceId), body, WireJson.Context.MoveLeadsRequest),
            WireJson.Context.EnvelopeMoveLeadsResult,
            context);

    /// <summary>Creates a folder.</summary>
    /// <param name="body">Its name and the kind of audience it holds.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The folder.</returns>
    public Task<AudienceFolder> CreateFolderAsync(CreateFolderRequest body, CallContext context) =>
        DataAsync(
            ApiRequest.WithJson(HttpMethod.Post, Routes.Folders(RequireAccountGroup()), body, WireJson.Context.CreateFolderRequest),
            WireJson.Context.EnvelopeAudienceFolder,
            context);

    /// <summary>Renames a folder.</summary>
    /// <param name="folderId">The folder.</param>
    /// <param name="name">The new name.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The folder.</returns>
    public Task<AudienceFolder> RenameFolderAsync(string folderId, string name, CallContext context) =>
        DataAsync(
            ApiRequest.WithJson(
                ApiRequest.Patch,
                Routes.Folder(RequireAccountGroup(), folderId),
                new RenameFolderRequest { Name = name },
                WireJson.Context.RenameFolderRequest),
            WireJson.Context.EnvelopeAudienceFolder,
            context);

    /// <summary>Prospects of an audience, in the order in which they came into it.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="options">What part is wanted.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public CursorPager<Prospect> GetProspects(string audienceId, PageOptions options, CallContext context) =>
        Cursor(
            Routes.Prospects(RequireAccountGroup(), audienceId),
            WireJson.Context.EnvelopeCursorPageProspect,
            options,
            context,
            prospect =>
            {
                prospect.AudienceId = audienceId;

                // An empty list, so that a script may count what is not there.
                prospect.Emails ??= [];
            });

    /// <summary>Signals of a prospect.</summary>
    /// <param name="prospectId">The prospect.</param>
    /// <param name="minScore">Only signals of at least this score; null for all.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The signals.</returns>
    public Task<ProspectSignals> GetSignalsAsync(string prospectId, int? minScore, CallContext context) =>
        DataAsync(
            ApiRequest.Get(Routes.Signals(RequireAccountGroup(), prospectId), ("minScore", minScore?.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            WireJson.Context.EnvelopeProspectSignals,
            context);

    /// <summary>Looks prospects up by a provider's id.</summary>
    /// <param name="providerId">The provider's id of a person.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>Who matches.</returns>
    public Task<ProviderResolution> ResolveProviderIdAsync(string providerId, CallContext context) =>
        DataAsync(ApiRequest.Get(Routes.ProviderLookup(RequireAccountGroup(), providerId)), WireJson.Context.EnvelopeProviderResolution, context);

    private async Task DeleteAsync(ApiKind api, string path, CallContext context)
    {
        try
        {
            await TransportOf(api).SendAsync(new ApiRequest(HttpMethod.Delete, path), ResponseBody.Ignore, context).ConfigureAwait(false);
        }
        catch (Errors.ProspectingApiException e) when (e.StatusCode == 404 && e.AfterUnknownOutcome)
        {
            // The first attempt did the work and its answer was lost.
            context.Note($"{path} was deleted by an attempt whose answer was lost.");
        }
    }
}
