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
using ProspectingTools.Service.Search;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>Contact search: a live search that stores nothing (contact-lists-api.md, "Contact search").</summary>
internal sealed class ContactSearchRules(IStore store, ServiceSettings settings)
{
    private const int MaxOffset = int.MaxValue - Limits.MaxOffsetPage;

    /// <summary>A page of whom the criteria find, in the order in which they came into the directory.</summary>
    /// <exception cref="RuleException">A criterion is wrong, or there is none.</exception>
    public Task<ContactSearchPage> SearchAsync(Caller caller, ContactSearchRequest request, CancellationToken cancellationToken)
    {
        (QueryNode query, StoredFindings findings) = Check(request);
        // The vendor's command-line client sends 0 when its user gives no limit (contact-lists-api.md, "Contact search").
        int limit = request.Limit is null or 0 ? Limits.DefaultContactPage : request.Limit.Value;
        int offset = (int)(request.Offset ?? 0);
        return store.ReadAsync(
            async session =>
            {
                var page = new ContactSearchPage { Items = [], Total = 0, Limit = limit, Offset = offset, HasMore = false, SalesNavConnected = false };
                if (!settings.BareReference)
                {
                    page.IgnoredFilters = findings.IgnoredFilters ?? [];
                    page.FilterNotes = findings.FilterNotes;
                }

                if (await Connectors.StatusAsync(session, caller.GroupKey) != ConnectorStatus.Connected)
                {
                    // Not connected is a success without anybody.
                    return page;
                }

                var source = new PeopleSource.Query(query);
                page.SalesNavConnected = true;
                page.Total = await session.CountCandidatesAsync(caller.GroupKey, source, long.MaxValue);
                if (offset < page.Total)
                {
                    IReadOnlyList<Candidate> found = await session.CandidatesAsync(caller.GroupKey, source, 0, offset + limit);
                    page.Items = [.. found.Skip(offset).Select(Contact)];
                }

                page.HasMore = offset + page.Items!.Count < page.Total;
                return page;
            },
            cancellationToken);
    }

    private static (QueryNode Query, StoredFindings Findings) Check(ContactSearchRequest request)
    {
        var checks = new FieldChecks();
        var criteria = new ContactCriteria(string.Empty, checks);
        criteria.Companies("companyLinkedInUrls", request.CompanyLinkedInUrls);
        criteria.Words("firstName", TextField.FirstName, request.FirstName);
        criteria.Words("lastName", TextField.LastName, request.LastName);
        criteria.AnyBoolean("jobTitles", TextField.Title, request.JobTitles);
        criteria.Boolean("keywords", TextField.Profile, request.Keywords, Assumed.MaxFilterKeywords);
        criteria.CountryCodes("countries", request.Countries);
        criteria.Vocabulary("departments", request.Departments, SearchVocabulary.Functions, SearchVocabulary.Function);
        criteria.Vocabulary("seniorityLevels", request.SeniorityLevels, SearchVocabulary.Seniorities, SearchVocabulary.Seniority);
        criteria.Unknown(request.Extra);
        if (request.Limit is < 0 or > Limits.MaxOffsetPage)
        {
            checks.Refuse("limit", $"must be a number from {Limits.MinPage} to {Limits.MaxOffsetPage}, or 0 for {Limits.DefaultContactPage}");
        }

        if (request.Offset is < 0 or > MaxOffset)
        {
            checks.Refuse("offset", $"must be a number from 0 to {MaxOffset}");
        }

        checks.Done();
        return criteria.IsEmpty
            ? throw new RuleException(RefusalCode.NoCriterion, "At least one criterion (companyLinkedInUrls, firstName, lastName, jobTitles, keywords, countries, departments, or seniorityLevels) is required")
            : (criteria.Build(), criteria.Findings);
    }

    private static FoundContact Contact(Candidate person)
    {
        Prospect prospect = JsonSerializer.Deserialize(person.Json, WireJson.Context.Prospect)!;
        return new FoundContact
        {
            FirstName = prospect.FirstName,
            LastName = prospect.LastName,
            FullName = prospect.Name,
            Headline = prospect.Headline,
            Role = prospect.Title,
            CompanyName = prospect.Company?.Name,
            Location = prospect.Location?.Text,
            Seniority = Seniority.Of(prospect.Title),
            LinkedInProfileUrl = person.ProfileUrl.StartsWith("https://", StringComparison.Ordinal) ? person.ProfileUrl : null,
            LinkedInSalesNavigatorProfileUrl = person.ProviderId is null ? null : $"https://www.linkedin.com/sales/lead/{person.ProviderId}",
        };
    }
}
