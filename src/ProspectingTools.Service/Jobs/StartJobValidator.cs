using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Jobs;

/// <summary>Checks the body of a start (prospecting-api.md, "Start a job") and reads what needs no database.</summary>
internal static class StartJobValidator
{
    /// <summary>Checks the request.</summary>
    /// <returns>The plan; null for a source of Sales Navigator, which the database knows.</returns>
    /// <exception cref="RuleException">A field is wrong.</exception>
    public static JobPlan? Check(StartJobRequest request)
    {
        var checks = new FieldChecks();
        checks.OneOf(Assumed.SourceField, request.Source, JobSource.All);
        if (request.MaxResults < 1 && request.Source != JobSource.UrlUpload)
        {
            checks.Refuse("maxResults", "must be at least 1");
        }

        if (request.AudienceName is not null)
        {
            checks.Required(Assumed.AudienceNameField, request.AudienceName, Assumed.MaxAudienceName);
        }

        Exclusion.Check(request, checks);
        JobPlan? plan = request.Source switch
        {
            JobSource.LinkedInSearch => Search(request.SearchUrl, checks),
            JobSource.PostCommenters => Post(request.PostUrl, checks),
            JobSource.UrlUpload => Urls(request.Urls, checks),
            JobSource.SalesNavigator => SalesNavigator(request, checks),
            _ => null,
        };
        checks.Done();
        return plan;
    }

    /// <summary>A fingerprint of what the request means: the order and spacing of its JSON do not count.</summary>
    public static byte[] Hash(StartJobRequest request) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Context.StartJobRequest));

    private static JobPlan Search(string? text, FieldChecks checks)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            checks.Refuse("searchUrl", "is required for linkedin_search");
            return new JobPlan();
        }

        SearchReading reading = SearchAddress.Read(text);
        if (reading.Query is null)
        {
            checks.Refuse("searchUrl", $"cannot be searched: {reading.Problem}");
            return new JobPlan();
        }

        return new JobPlan
        {
            Search = reading.Query.ToString(),
            IgnoredFilters = reading.Ignored.Count == 0 ? null : reading.Ignored,
            FilterNotes = reading.Notes.Count == 0 ? null : reading.Notes,
        };
    }

    private static JobPlan Post(string? text, FieldChecks checks)
    {
        if (LinkedInUrl.TryNormalizePost(text, out string? url))
        {
            return new JobPlan { PostUrl = url };
        }

        checks.Refuse("postUrl", string.IsNullOrWhiteSpace(text) ? "is required for post_commenters" : "must be the URL of a LinkedIn post; this " + LinkedInRefusal.Of(text, LinkedInAddressKind.Post));
        return new JobPlan();
    }

    private static JobPlan Urls(IReadOnlyList<string>? urls, FieldChecks checks)
    {
        if (urls is null or { Count: 0 or > Limits.MaxUrlsPerJob })
        {
            checks.Refuse(Assumed.UrlsField, $"must hold 1 to {Limits.MaxUrlsPerJob} profile URLs");
            return new JobPlan();
        }

        List<string> normal = new(urls.Count);
        for (int i = 0; i < urls.Count; i++)
        {
            if (LinkedInUrl.TryNormalizeProfile(urls[i], out string? url))
            {
                normal.Add(url);
            }
            else
            {
                checks.Refuse($"{Assumed.UrlsField}[{i}]", "must be the URL of a LinkedIn profile; this " + LinkedInRefusal.Of(urls[i], LinkedInAddressKind.Profile));
            }
        }

        return new JobPlan { Urls = [.. normal.Distinct()] };
    }

    private static JobPlan? SalesNavigator(StartJobRequest request, FieldChecks checks)
    {
        if ((request.SavedSearchId is null) == (request.LeadListId is null))
        {
            checks.Refuse("leadListId", "exactly one of leadListId and savedSearchId is required for sales_navigator");
        }
        else if (!Ids.IsId(request.SavedSearchId ?? request.LeadListId))
        {
            checks.Refuse(request.LeadListId is null ? "savedSearchId" : "leadListId", Ids.Refusal(request.SavedSearchId ?? request.LeadListId));
        }

        return null;
    }
}
