using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client;

/// <content>Contact lists, connectors, credits.</content>
public sealed partial class ProspectingClient
{
    // Where the server reports its time, only the whole seconds of both times have to be allowed for; else clocks differ.
    private static readonly TimeSpan s_knownClockTolerance = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_unknownClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>Contact lists.</summary>
    /// <param name="options">What part is wanted.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public OffsetPager<ContactList> GetContactLists(PageOptions options, CallContext context) =>
        Offset(Routes.ContactLists, WireJson.Context.OffsetPageContactList, static list => list.ListId, options, context);

    /// <summary>One contact list.</summary>
    /// <param name="listId">The list.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The list.</returns>
    public Task<ContactList> GetContactListAsync(string listId, CallContext context) =>
        BareAsync(ApiRequest.Get(Routes.ContactList(listId)), WireJson.Context.ContactList, context);

    /// <summary>Contacts of a list, in stored order.</summary>
    /// <param name="listId">The list.</param>
    /// <param name="options">What part is wanted.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public OffsetPager<Contact> GetContacts(string listId, PageOptions options, CallContext context) =>
        Offset(Routes.Contacts(listId), WireJson.Context.OffsetPageContact, static contact => contact.ContactId, options, context);

    /// <summary>Searches for contacts; nothing is stored, so a search may be sent again like a GET.</summary>
    /// <param name="body">The criteria; its limit and offset are the pager's.</param>
    /// <param name="options">What part is wanted.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <param name="seen">Called with each page as it comes, on any thread.</param>
    /// <returns>A pager.</returns>
    public OffsetPager<FoundContact> SearchContacts(ContactSearchRequest body, PageOptions options, CallContext context, Action<ContactSearchPage>? seen = null) => new(
        async (offset, limit, pageContext) =>
        {
            var request = new ApiRequest(HttpMethod.Post, Routes.ContactSearch) { Body = Serialize(body, limit, offset), ChangesNothing = true };
            ContactSearchPage page = await BareAsync(request, WireJson.Context.ContactSearchPage, pageContext).ConfigureAwait(false);
            seen?.Invoke(page);
            return new OffsetPage<FoundContact> { Items = page.Items, Total = page.Total, Limit = page.Limit, Offset = page.Offset, HasMore = page.HasMore };
        },

        // The order of a live search is not kept from page to page: nobody could find the place again, so a change is only reported.
        static _ => null,
        options,
        Limits.MaxOffsetPage,
        context);

    /// <summary>
    /// Creates a contact list by a live search. The API has no idempotency key, so the request is never sent again once it may
    /// have been carried out; when the answer is lost, the list is looked for instead (contact-lists-api.md, last row).
    /// </summary>
    /// <param name="body">Name and filters.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The list.</returns>
    public async Task<ContactList> CreateContactListAsync(CreateContactListRequest body, CallContext context)
    {
        TimeSpan timeout = Options.Timeout > Options.CreationTimeout ? Options.Timeout : Options.CreationTimeout;
        ApiRequest request = new(HttpMethod.Post, Routes.ContactLists)
        {
            Body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Context.CreateContactListRequest),
            Timeout = timeout,
        };
        DateTimeOffset begun = DateTimeOffset.UtcNow;
        try
        {
            return await BareAsync(request, WireJson.Context.ContactList, context).ConfigureAwait(false);
        }
        catch (ProspectingApiException lost) when (lost.OutcomeUnknown)
        {
            return await FindCreatedAsync(body, begun, lost, context).ConfigureAwait(false);
        }
    }

    /// <summary>Renames a contact list.</summary>
    /// <param name="listId">The list.</param>
    /// <param name="name">The new name.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The list.</returns>
    public Task<ContactList> RenameContactListAsync(string listId, string name, CallContext context) =>
        BareAsync(
            ApiRequest.WithJson(HttpMethod.Put, Routes.ContactList(listId), new RenameContactListRequest { Name = name }, WireJson.Context.RenameContactListRequest),
            WireJson.Context.ContactList,
            context);

    /// <summary>Deletes a contact list with all its stored contacts.</summary>
    /// <param name="listId">The list.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>When it is gone.</returns>
    public Task DeleteContactListAsync(string listId, CallContext context) => DeleteAsync(ApiKind.ContactLists, Routes.ContactList(listId), context);

    /// <summary>State of the account's connectors.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The connectors.</returns>
    public async Task<IReadOnlyList<Connector>> GetConnectorsAsync(CallContext context) =>
        NoNulls.In((await BareAsync(ApiRequest.Get(Routes.Connectors), WireJson.Context.ConnectorList, context).ConfigureAwait(false)).Connectors);

    /// <summary>Credits left.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The balance.</returns>
    public Task<CreditBalance> GetCreditsAsync(CallContext context) => BareAsync(ApiRequest.Get(Routes.Credits), WireJson.Context.CreditBalance, context);

    private async Task<ContactList> FindCreatedAsync(CreateContactListRequest body, DateTimeOffset begun, ProspectingApiException lost, CallContext context)
    {
        context.Note($"The answer to the creation of contact list '{body.Name}' was lost ({lost.Message}). It is not sent again; looking for the list instead.");
        ContactList? found = null;
        try
        {
            using OffsetPager<ContactList> lists = GetContactLists(new PageOptions(), context);
            while (found is null && await lists.NextAsync().ConfigureAwait(false) is { } page)
            {
                found = page.Items.FirstOrDefault(list =>
                    list.Name == body.Name && list.CreatedAt >= Earliest(begun) && SameFilters(list.Filters, body.Filters));
            }
        }
        catch (ProspectingApiException e)
        {
            context.Note($"Looking for the list failed too: {e.Message}");
        }

        if (found is not null)
        {
            context.Note($"Found it: contact list {found.ListId}, created {found.CreatedAt:u}, {found.ContactCount} contacts.");
            return found;
        }

        throw new ProspectingApiException(
            lost.Kind,
            ClientErrorCodes.ContactListUnknown,
            $"The answer to the creation of contact list '{body.Name}' was lost, and no such list is there yet: {lost.Message} It was not sent again, because that could make a second list.",
            lost)
        {
            StatusCode = lost.StatusCode,
            TraceId = lost.TraceId,
            Attempts = lost.Attempts,
            Method = lost.Method,
            Path = lost.Path,
        };
    }

    private static byte[] Serialize(ContactSearchRequest body, int limit, long offset) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
        new ContactSearchRequest
        {
            CompanyLinkedInUrls = body.CompanyLinkedInUrls,
            FirstName = body.FirstName,
            LastName = body.LastName,
            JobTitles = body.JobTitles,
            Keywords = body.Keywords,
            Countries = body.Countries,
            Departments = body.Departments,
            SeniorityLevels = body.SeniorityLevels,
            Limit = limit,
            Offset = offset,
            Extra = body.Extra,
        },
        WireJson.Context.ContactSearchRequest);

    private DateTimeOffset Earliest(DateTimeOffset begun) =>
        _contactLists.Clock.Offset is { } offset ? begun + offset - s_knownClockTolerance : begun - s_unknownClockTolerance;

    private static bool SameFilters(ContactListFilters? left, ContactListFilters? right) =>
        Same(left?.CompanyLinkedInUrls?.Select(Company), right?.CompanyLinkedInUrls?.Select(Company))
        && Same(left?.JobTitles, right?.JobTitles)
        && Same(left?.Countries, right?.Countries)
        && (left?.Keywords ?? string.Empty).Trim() == (right?.Keywords ?? string.Empty).Trim();

    // The server may have brought an address to its normal form.
    private static string Company(string text) => LinkedInUrl.TryNormalizeCompany(text, out string? url) ? url : text;

    private static bool Same(IEnumerable<string>? left, IEnumerable<string>? right) =>
        new HashSet<string>(left ?? [], StringComparer.OrdinalIgnoreCase).SetEquals(right ?? []);
}
