using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>The contact-lists API (contact-lists-api.md).</summary>
internal static class ContactListEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder read = app.MapContactLists(Scopes.ContactsRead);
        read.MapGet(Routes.ContactLists, List);
        read.MapGet(Routes.ContactListTemplate, Get);
        read.MapGet(Routes.ContactsTemplate, Contacts);
        read.MapPost(Routes.ContactSearch, Search);
        read.MapGet(Routes.Connectors, ListConnectors);
        read.MapGet(Routes.Credits, GetCredits);

        RouteGroupBuilder write = app.MapContactLists(Scopes.ContactsWrite);
        write.MapPost(Routes.ContactLists, Create);
        write.MapPut(Routes.ContactListTemplate, Rename);
        write.MapDelete(Routes.ContactListTemplate, Delete);
    }

    [EndpointName("listContactLists")]
    [EndpointSummary("List contact lists, newest first")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Plain<OffsetPage<ContactList>>> List(HttpContext http, ContactListRules rules, ContactListQuery page) =>
        new(await rules.ListAsync(http.Caller(), page.Limit, page.Offset, http.RequestAborted));

    [EndpointName("createContactList")]
    [EndpointSummary("Create a contact list of what a live search finds")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NoCriterion, RefusalCode.InsufficientCredits, RefusalCode.ConnectorNotConnected)]
    private static async Task<CreatedPlain<ContactList>> Create(HttpContext http, ContactListRules rules, JsonBody<CreateContactListRequest> body) =>
        new(await rules.CreateAsync(http.Caller(), body.Value, http.RequestAborted));

    [EndpointName("getContactList")]
    [EndpointSummary("Get a contact list by ID")]
    [Refuses(RefusalCode.NotFound)]
    private static async Task<Plain<ContactList>> Get(HttpContext http, ContactListRules rules, string listId) =>
        new(await rules.GetAsync(http.Caller(), listId, http.RequestAborted));

    [EndpointName("updateContactList")]
    [EndpointSummary("Rename a contact list")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound)]
    private static async Task<Plain<ContactList>> Rename(HttpContext http, ContactListRules rules, string listId, JsonBody<RenameContactListRequest> body) =>
        new(await rules.RenameAsync(http.Caller(), listId, body.Value, http.RequestAborted));

    [EndpointName("deleteContactList")]
    [EndpointSummary("Delete a contact list and all its stored contacts")]
    [Refuses(RefusalCode.NotFound)]
    private static async Task<NoContent> Delete(HttpContext http, ContactListRules rules, string listId)
    {
        await rules.DeleteAsync(http.Caller(), listId, http.RequestAborted);
        return TypedResults.NoContent();
    }

    [EndpointName("getContactListContacts")]
    [EndpointSummary("Get contacts in a contact list, in stored order")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound)]
    private static async Task<Plain<OffsetPage<Contact>>> Contacts(HttpContext http, ContactListRules rules, string listId, ContactQuery page) =>
        new(await rules.ContactsAsync(http.Caller(), listId, page.Limit, page.Offset, http.RequestAborted));

    [EndpointName("searchContacts")]
    [EndpointSummary("Search for contacts; nothing is stored")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NoCriterion)]
    private static async Task<Plain<ContactSearchPage>> Search(HttpContext http, ContactSearchRules rules, JsonBody<ContactSearchRequest> body) =>
        new(await rules.SearchAsync(http.Caller(), body.Value, http.RequestAborted));

    [EndpointName("listConnectors")]
    [EndpointSummary("List the connectors and their state")]
    private static async Task<Plain<ConnectorList>> ListConnectors(HttpContext http, Connectors connectors) =>
        new(await connectors.ListAsync(http.Caller(), http.RequestAborted));

    [EndpointName("getCredits")]
    [EndpointSummary("Get the credit balance")]
    private static async Task<Plain<CreditBalance>> GetCredits(HttpContext http, Credits credits) =>
        new(await credits.BalanceAsync(http.Caller(), http.RequestAborted));
}
