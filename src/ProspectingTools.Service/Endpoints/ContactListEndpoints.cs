using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>The contact-lists API (contact-lists-api.md).</summary>
internal static class ContactListEndpoints
{
    private static readonly EndpointAccess s_read = new(AccessKind.Key, Scopes.ContactsRead);
    private static readonly EndpointAccess s_write = new(AccessKind.Key, Scopes.ContactsWrite);

    private static readonly QueryParameter[] s_lists = Page(Limits.DefaultContactListPage);
    private static readonly QueryParameter[] s_contacts = Page(Limits.DefaultContactPage);

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        (Read<OffsetPage<ContactList>>("listContactLists", "List contact lists, newest first", 400) with { Query = s_lists })
            .On(app.MapGet(Routes.ContactLists, List));
        Write<CreateContactListRequest, ContactList>("createContactList", "Search, and store what was found as a list", 201, 400, 402, 424)
            .On(app.MapPost(Routes.ContactLists, Create));
        Read<ContactList>("getContactList", "Get a contact list", 404).On(app.MapGet(Routes.ContactListTemplate, Get));
        Write<RenameContactListRequest, ContactList>("renameContactList", "Rename a contact list", 200, 400, 404)
            .On(app.MapPut(Routes.ContactListTemplate, Rename));
        (Write<object, object>("deleteContactList", "Delete a contact list with its contacts", 204, 404) with { Answer = null, Body = null })
            .On(app.MapDelete(Routes.ContactListTemplate, Delete));
        (Read<OffsetPage<Contact>>("listContacts", "Contacts of a list, in stored order", 400, 404) with { Query = s_contacts })
            .On(app.MapGet(Routes.ContactsTemplate, Contacts));
        (Read<ContactSearchPage>("searchContacts", "Search for contacts; nothing is stored", 400) with { Body = typeof(ContactSearchRequest) })
            .On(app.MapPost(Routes.ContactSearch, Search));
        Read<ConnectorList>("listConnectors", "State of the connectors").On(app.MapGet(Routes.Connectors, ListConnectors));
        Read<CreditBalance>("getCredits", "Credit balance").On(app.MapGet(Routes.Credits, GetCredits));
    }

    private static QueryParameter[] Page(int standard) =>
    [
        new("limit", "Items of a page.", "integer") { Least = Limits.MinPage, Most = Limits.MaxOffsetPage, Default = standard },
        new("offset", "Items to skip.", "integer") { Least = 0, Most = int.MaxValue, Default = 0 },
    ];

    private static EndpointRow Read<TAnswer>(string name, string summary, params int[] errors) => new(name, summary)
    {
        Access = s_read,
        Answer = typeof(TAnswer),
        Errors = errors,
        ContactLists = true,
    };

    private static EndpointRow Write<TBody, TAnswer>(string name, string summary, int success, params int[] errors) => new(name, summary)
    {
        Access = s_write,
        Answer = typeof(TAnswer),
        Success = [success],
        Errors = errors,
        Body = typeof(TBody),
        ContactLists = true,
    };

    private static async Task List(HttpContext http, ContactListRules rules, string? limit, string? offset) =>
        await http.PlainAsync(await rules.ListAsync(http.Caller(), limit, offset, http.RequestAborted));

    private static async Task Create(HttpContext http, ContactListRules rules) => await http.PlainAsync(
        await rules.CreateAsync(http.Caller(), await RequestJson.ReadAsync<CreateContactListRequest>(http), http.RequestAborted), StatusCodes.Status201Created);

    private static async Task Get(HttpContext http, ContactListRules rules, string listId) =>
        await http.PlainAsync(await rules.GetAsync(http.Caller(), listId, http.RequestAborted));

    private static async Task Rename(HttpContext http, ContactListRules rules, string listId) => await http.PlainAsync(
        await rules.RenameAsync(http.Caller(), listId, await RequestJson.ReadAsync<RenameContactListRequest>(http), http.RequestAborted));

    private static async Task Delete(HttpContext http, ContactListRules rules, string listId)
    {
        await rules.DeleteAsync(http.Caller(), listId, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task Contacts(HttpContext http, ContactListRules rules, string listId, string? limit, string? offset) =>
        await http.PlainAsync(await rules.ContactsAsync(http.Caller(), listId, limit, offset, http.RequestAborted));

    private static async Task Search(HttpContext http, ContactSearchRules rules) =>
        await http.PlainAsync(await rules.SearchAsync(http.Caller(), await RequestJson.ReadAsync<ContactSearchRequest>(http), http.RequestAborted));

    private static async Task ListConnectors(HttpContext http, Connectors connectors) =>
        await http.PlainAsync(await connectors.ListAsync(http.Caller(), http.RequestAborted));

    private static async Task GetCredits(HttpContext http, Credits credits) =>
        await http.PlainAsync(await credits.BalanceAsync(http.Caller(), http.RequestAborted));
}
