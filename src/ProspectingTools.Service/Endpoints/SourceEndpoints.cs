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

/// <summary>Account groups, and the sources of Sales Navigator (prospecting-api.md, "Endpoints").</summary>
internal static class SourceEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapProspecting(scope: null).MapGet(Routes.Accounts, Accounts);

        RouteGroupBuilder read = app.MapProspecting(Scopes.ProspectingRead);
        read.MapGet(Routes.LeadListsTemplate, LeadLists);
        read.MapGet(Routes.SavedSearchesTemplate, SavedSearches);
    }

    [EndpointName("listAccountGroups")]
    [EndpointSummary("List account groups")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<DataPage<AccountGroup>> Accounts(HttpContext http, AccountRules rules, Cursors cursors, CursorQuery query)
    {
        CursorPosition position = query.In(cursors, $"accounts:{http.Caller().GroupId}");
        return new(position, await rules.ListAsync(http.Caller(), position.Page, http.RequestAborted));
    }

    [EndpointName("listSalesNavigatorLeadLists")]
    [EndpointSummary("List Sales Navigator lead lists")]
    [Refuses(RefusalCode.UpstreamUnavailable)]
    private static async Task<Data<ItemList<LeadList>>> LeadLists(HttpContext http, SourceRules rules) =>
        new(await rules.LeadListsAsync(http.Caller(), http.RequestAborted));

    [EndpointName("listSalesNavigatorSavedSearches")]
    [EndpointSummary("List Sales Navigator saved searches")]
    [Refuses(RefusalCode.UpstreamUnavailable)]
    private static async Task<Data<ItemList<SavedSearch>>> SavedSearches(HttpContext http, SourceRules rules) =>
        new(await rules.SavedSearchesAsync(http.Caller(), http.RequestAborted));
}
