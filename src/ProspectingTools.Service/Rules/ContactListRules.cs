using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Search;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>Contact lists: stored results of a search (contact-lists-api.md).</summary>
internal sealed class ContactListRules(IStore store, ServiceSettings settings, TimeProvider clock)
{
    /// <summary>A page of lists, newest first.</summary>
    public Task<OffsetPage<ContactList>> ListAsync(Caller caller, int limit, int offset, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async session =>
            {
                long total = await session.ContactListCountAsync(caller.GroupKey);
                IReadOnlyList<ContactListRow> rows = await session.ContactListsAsync(caller.GroupKey, offset, limit);
                return Page(rows.Select(Seen), total, limit, offset);
            },
            cancellationToken);

    /// <summary>Searches and stores what was found, in one transaction: on failure nothing is stored.</summary>
    public async Task<ContactList> CreateAsync(Caller caller, CreateContactListRequest request, CancellationToken cancellationToken)
    {
        (QueryNode query, StoredFindings findings) = Check(request);
        SuppressionList suppression = await SuppressedPeople.RequireAsync(settings, cancellationToken);
        return await store.WriteAsync(
            caller.GroupKey,
            async session =>
            {
                string status = await Connectors.StatusAsync(session, caller.GroupKey);
                if (status != ConnectorStatus.Connected)
                {
                    throw new RuleException(RefusalCode.ConnectorNotConnected, $"Sales Navigator is not connected: its connector is '{status}'.");
                }

                (List<Candidate> found, long suppressed) = await FindAsync(session, caller.GroupKey, new PeopleSource.Query(query), suppression);
                long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                var list = new ContactListRow
                {
                    Id = Ids.New(),
                    GroupKey = caller.GroupKey,
                    Name = request.Name!.Trim(),
                    Filters = JsonSerializer.Serialize(request.Filters!, WireJson.Context.ContactListFilters),
                    Findings = findings.ToStored(),
                    ContactCount = found.Count,
                    CreatedAt = now,
                    UpdatedAt = now,
                };
                byte[][] contacts = [.. found.Select(f => JsonSerializer.SerializeToUtf8Bytes(Contact(f, list.Id, now), WireJson.Context.Contact))];
                await session.AddContactListAsync(list, contacts);
                ContactList made = Seen(list);
                made.SuppressedCount = settings.BareReference || suppressed == 0 ? null : suppressed;
                return made;
            },
            cancellationToken);
    }

    // A person who is left out makes room for the next one.
    private static async Task<(List<Candidate> Found, long Suppressed)> FindAsync(IReadSession session, long groupKey, PeopleSource source, SuppressionList suppression)
    {
        List<Candidate> found = [];
        long suppressed = 0;
        long after = 0;
        int wanted;
        IReadOnlyList<Candidate> next;
        do
        {
            wanted = Limits.MaxContactsPerList - found.Count;
            next = await session.CandidatesAsync(groupKey, source, after, wanted);
            IReadOnlySet<long> left = await SuppressedPeople.OfAsync(session, groupKey, suppression, [.. next.Select(person => person.PersonKey)]);
            found.AddRange(next.Where(person => !left.Contains(person.PersonKey)));
            suppressed += left.Count;
            after = next.Count == 0 ? after : next[^1].Position;
        }
        while (next.Count == wanted && found.Count < Limits.MaxContactsPerList);
        return (found, suppressed);
    }

    /// <summary>A list.</summary>
    public Task<ContactList> GetAsync(Caller caller, string listId, CancellationToken cancellationToken) =>
        store.ReadAsync(async session => Seen(await RequireAsync(session, caller, listId)), cancellationToken);

    /// <summary>Renames a list.</summary>
    public Task<ContactList> RenameAsync(Caller caller, string listId, RenameContactListRequest request, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        string name = checks.Required("name", request.Name, Limits.MaxContactListName);
        checks.Done();
        return store.WriteAsync(
            caller.GroupKey,
            async session =>
            {
                ContactListRow list = await RequireAsync(session, caller, listId);
                long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                await session.RenameContactListAsync(caller.GroupKey, list.Key, name, now);
                return Seen(list with { Name = name, UpdatedAt = now });
            },
            cancellationToken);
    }

    /// <summary>Deletes a list with its contacts.</summary>
    public Task<bool> DeleteAsync(Caller caller, string listId, CancellationToken cancellationToken) => store.WriteAsync(
        caller.GroupKey,
        async session =>
        {
            await session.DeleteContactListAsync(caller.GroupKey, (await RequireAsync(session, caller, listId)).Key);
            return true;
        },
        cancellationToken);

    /// <summary>A page of a list's contacts, in stored order.</summary>
    public Task<OffsetPage<Contact>> ContactsAsync(Caller caller, string listId, int limit, int offset, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async session =>
            {
                ContactListRow list = await RequireAsync(session, caller, listId);
                IReadOnlyList<byte[]> rows = await session.ContactsAsync(caller.GroupKey, list.Key, offset, limit);
                return Page(rows.Select(r => JsonSerializer.Deserialize(r, WireJson.Context.Contact)!), list.ContactCount, limit, offset);
            },
            cancellationToken);

    private static (QueryNode Query, StoredFindings Findings) Check(CreateContactListRequest request)
    {
        ContactListFilters filters = request.Filters ?? new ContactListFilters();
        var checks = new FieldChecks();
        checks.Required("name", request.Name, Limits.MaxContactListName);
        var criteria = new ContactCriteria("filters.", checks);
        criteria.Unknown(filters.Extra);

        // Fields that nobody knows filter nothing: they are not stored as if they did.
        filters.Extra = null;
        criteria.Companies("companyLinkedInUrls", filters.CompanyLinkedInUrls);
        if (filters.CompanyLinkedInUrls is null or { Count: 0 })
        {
            checks.Refuse("filters.companyLinkedInUrls", "at least one company LinkedIn URL is required");
        }

        criteria.Boolean("keywords", TextField.Profile, filters.Keywords, Assumed.MaxFilterKeywords);
        criteria.AnyBoolean("jobTitles", TextField.Title, filters.JobTitles);
        criteria.CountryCodes("countries", filters.Countries);
        checks.Done();
        if (string.IsNullOrWhiteSpace(filters.Keywords) && filters.Countries is null or { Count: 0 } && (filters.JobTitles ?? []).All(string.IsNullOrWhiteSpace))
        {
            // The one error that seed 002 shows in shape 2.
            throw new RuleException(RefusalCode.NoCriterion, "At least one filter (jobTitles, keywords, or countries) is required");
        }

        return (criteria.Build(), criteria.Findings);
    }

    private ContactList Seen(ContactListRow row) => row.ToWire(settings.BareReference);

    private static Contact Contact(Candidate person, string listId, long now)
    {
        Prospect prospect = JsonSerializer.Deserialize(person.Json, WireJson.Context.Prospect)!;
        return new Contact
        {
            ContactId = Ids.New(),
            ListId = listId,
            BaseContactId = person.PersonId,
            FirstName = prospect.FirstName,
            LastName = prospect.LastName,
            FullName = prospect.Name,
            Headline = prospect.Headline,
            Role = prospect.Title,
            CompanyName = prospect.Company?.Name,
            Location = prospect.Location?.Text,
            Avatar = prospect.PhotoUrl,
            Positions = Positions(prospect),
            Seniority = Seniority.Of(prospect.Title),
            LinkedInSalesNavigatorProfileUrl = person.ProviderId is null ? null : $"https://www.linkedin.com/sales/lead/{person.ProviderId}",
            CreatedAt = WireMapping.Time(now),
        };
    }

    // The directory knows the present position only.
    private static JsonElement Positions(Prospect prospect)
    {
        IReadOnlyList<ContactPosition> positions = prospect.Title is null && prospect.Company?.Name is null
            ? []
            : [new ContactPosition { Title = prospect.Title, CompanyName = prospect.Company?.Name }];
        return JsonSerializer.SerializeToElement(positions, WireJson.Context.IReadOnlyListContactPosition);
    }

    // The contract knows no refusal of a malformed id here: such a list does not exist.
    private static async Task<ContactListRow> RequireAsync(IReadSession session, Caller caller, string listId) =>
        (Ids.IsId(listId) ? await session.ContactListAsync(caller.GroupKey, listId.ToLowerInvariant()) : null)
        ?? throw RuleException.NotFound("contact list", listId);

    private static OffsetPage<T> Page<T>(IEnumerable<T> items, long total, int limit, int offset)
    {
        T[] page = [.. items];
        return new OffsetPage<T> { Items = page, Total = total, Limit = limit, Offset = offset, HasMore = offset + page.LongLength < total };
    }
}
