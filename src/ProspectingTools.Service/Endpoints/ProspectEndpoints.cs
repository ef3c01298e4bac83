using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Prospects: pages of an audience, signals, look-up (prospecting-api.md, "Endpoints").</summary>
internal static class ProspectEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder read = app.MapProspecting(Scopes.ProspectsRead);
        read.MapGet(Routes.ProspectsTemplate, List);
        read.MapGet(Routes.SignalsTemplate, Signals);
        read.MapGet(Routes.ProviderLookupTemplate, LookUp);
    }

    [EndpointName("listProspectsInAudience")]
    [EndpointSummary("List prospects in an audience")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.AudienceNotReady, RefusalCode.UpstreamUnavailable)]
    private static StoredPage<Prospect> List(HttpContext http, AudienceRules rules, Cursors cursors, string audienceId, CursorQuery query)
    {
        string id = Ids.Require("audienceId", audienceId);
        CursorPosition position = query.In(cursors, $"prospects:{http.Caller().GroupId}:{id}", AudienceRules.MaxPosition);
        return new(position, (page, output) => rules.CopyProspectsAsync(http.Caller(), audienceId, page, output, http.RequestAborted));
    }

    [EndpointName("getProspectSignals")]
    [EndpointSummary("Get the signals of a prospect")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.UpstreamUnavailable)]
    private static async Task<Data<ProspectSignals>> Signals(HttpContext http, ProspectRules rules, string prospectId, ScoreQuery score) =>
        new(await rules.SignalsAsync(http.Caller(), prospectId, score.Least, http.RequestAborted));

    [EndpointName("lookUpProspectsByProviderId")]
    [EndpointSummary("Look prospects up by LinkedIn's own id of a person")]
    [Refuses(RefusalCode.Unprocessable)]
    private static async Task<Data<ProviderResolution>> LookUp(HttpContext http, ProspectRules rules, string providerId) =>
        new(await rules.LookUpAsync(http.Caller(), providerId, http.RequestAborted));
}
