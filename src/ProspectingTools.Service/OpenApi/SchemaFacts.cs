using System;
using System.Collections.Generic;
using System.Text.Json;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.OpenApi;

/// <summary>What the types alone do not say: which fields must be there, which words and which numbers are allowed.</summary>
internal static class SchemaFacts
{
    private static readonly string[] s_started = ["status", "createdAt"];
    private static readonly string[] s_work = ["type", "status", "createdAt", "updatedAt"];

    /// <summary>The names that the reference prints (seeds 003 and 004); other schemas are named by their types.</summary>
    public static IReadOnlyDictionary<Type, string> Names { get; } = new Dictionary<Type, string>
    {
        [typeof(Envelope<JsonElement>)] = ErrorSchemas.Error,
        [typeof(Envelope<StartedJob>)] = "ProspectingJobStartSuccessResponse",
        [typeof(Envelope<CursorPage<Prospect>>)] = "AudienceProspectListSuccessResponse",
    };

    /// <summary>The fields that a request must have, and those that an answer always has. Fields that are printed as null are found by their attribute.</summary>
    public static IReadOnlyDictionary<Type, string[]> Required { get; } = new Dictionary<Type, string[]>
    {
        [typeof(Envelope<>)] = ["success", "traceId"],
        [typeof(ApiError)] = ["code", "message"],
        [typeof(ItemList<>)] = ["items"],
        [typeof(CursorPage<>)] = ["items", "hasMore"],
        [typeof(OffsetPage<>)] = ["items", "total", "limit", "offset", "hasMore"],
        [typeof(StructuredErrorBody)] = ["error"],
        [typeof(StructuredError)] = ["type", "code", "message", "requestId"],
        [typeof(PlainErrorBody)] = ["error", "message"],
        [typeof(StatusErrorBody)] = ["statusCode", "message", "error"],
        [typeof(FieldError)] = ["field", "message"],
        [typeof(AccountGroup)] = ["id", "name", "createdAt"],
        [typeof(LeadList)] = ["id", "name"],
        [typeof(SavedSearch)] = ["id", "name"],
        [typeof(Audience)] = ["id", "name", "type", "prospectCount", "createdAt"],
        [typeof(AudienceFolderEntry)] = ["id", "name", "audienceType", "isPinned", "position", "createdAt", "updatedAt"],
        [typeof(AudienceFolder)] = ["id", "name", "audienceType", "isPinned", "position", "createdAt", "updatedAt", "audiences"],
        [typeof(AudienceNavigation)] = ["folders", "ungroupedAudiences"],
        [typeof(MoveLeadsResult)] = ["sourceAudience", "targetAudience", "movedCount"],
        [typeof(DeleteResult)] = ["deleted"],
        [typeof(Prospect)] = ["id"],
        [typeof(EmailAddress)] = ["email"],
        [typeof(StartedJob)] = ["jobId", .. s_started],
        [typeof(ProspectingJob)] = ["jobId", .. s_work, "stages"],
        [typeof(JobStages)] = ["import", "enrichment"],
        [typeof(JobStage)] = ["status"],
        [typeof(JobError)] = ["code", "message"],
        [typeof(ProspectSignals)] = ["prospectId", "status", "results"],
        [typeof(SignalResult)] = ["type", "items"],
        [typeof(ProviderResolution)] = ["providerId", "resolution", "matches"],
        [typeof(ProspectMatch)] = ["prospectId", "personId"],
        [typeof(StartedSignalScan)] = ["scanId", .. s_started],
        [typeof(CancelledSignalScan)] = ["scanId", "status"],
        [typeof(SignalScan)] = ["scanId", .. s_work],
        [typeof(SignalScanSummary)] = ["scanId", .. s_work],
        [typeof(SignalSpecification)] = ["id", "name", "sources"],
        [typeof(ContactList)] = ["id", "name", "filters", "contactCount", "createdAt", "updatedAt"],
        [typeof(ContactListFilters)] = ["companyLinkedInUrls"],
        [typeof(Contact)] = ["id", "listId", "baseContactId", "createdAt"],
        [typeof(ConnectorList)] = ["connectors"],
        [typeof(Connector)] = ["source", "status"],
        [typeof(CreditBalance)] = ["remainingCredits"],
        [typeof(ServiceInfo)] = ["name", "version", "processId"],
        [typeof(PersonImportResult)] = ["read", "added", "merged", "skipped"],
        [typeof(SignalImportResult)] = ["read", "added", "known", "skipped"],
        [typeof(RowError)] = ["line", "message"],
        [typeof(StartJobRequest)] = ["source"],
        [typeof(StartSignalScanRequest)] = ["signalSpecificationId", "audienceId"],
        [typeof(CreateAudienceRequest)] = ["name", "type"],
        [typeof(MoveToFolderRequest)] = ["folderId"],
        [typeof(MoveLeadsRequest)] = ["targetAudienceId", "leadIds"],
        [typeof(CreateFolderRequest)] = ["name", "audienceType"],
        [typeof(RenameFolderRequest)] = ["name"],
        [typeof(CreateContactListRequest)] = ["name", "filters"],
        [typeof(RenameContactListRequest)] = ["name"],
        [typeof(SetConnectorRequest)] = ["source", "status"],
        [typeof(AddCreditsRequest)] = ["credits"],
    };

    /// <summary>The words of fields that know but a few.</summary>
    public static IReadOnlyDictionary<(Type Type, string Field), IReadOnlyList<string>> Words { get; } = new Dictionary<(Type, string), IReadOnlyList<string>>
    {
        [(typeof(StartJobRequest), "source")] = JobSource.All,
        [(typeof(ProspectingJob), "source")] = JobSource.All,
        [(typeof(ProspectingJob), "status")] = JobStatus.All,
        [(typeof(StartedJob), "status")] = JobStatus.All,
        [(typeof(JobStage), "status")] = [.. JobStatus.All, "skipped"],
        [(typeof(SignalScan), "status")] = JobStatus.All,
        [(typeof(SignalScanSummary), "status")] = JobStatus.All,
        [(typeof(StartedSignalScan), "status")] = JobStatus.All,
        [(typeof(CancelledSignalScan), "status")] = [JobStatus.Cancelled],
        [(typeof(CreateAudienceRequest), "type")] = AudienceType.All,
        [(typeof(CreateFolderRequest), "audienceType")] = AudienceType.All,
        [(typeof(AudienceFolderEntry), "audienceType")] = AudienceType.All,
        [(typeof(AudienceFolder), "audienceType")] = AudienceType.All,
        [(typeof(ProspectSignals), "status")] = ["pending", "evaluated"],
        [(typeof(ProviderResolution), "resolution")] = ["none", "unique", "ambiguous"],
        [(typeof(Connector), "status")] = ConnectorStatus.All,
        [(typeof(SetConnectorRequest), "source")] = [Connector.SalesNavigator],
        [(typeof(SetConnectorRequest), "status")] = ConnectorStatus.All,
    };

    /// <summary>The least and the greatest value of numbers; of lists, how many items they hold.</summary>
    public static IReadOnlyDictionary<(Type Type, string Field), (int Least, int? Most)> Bounds { get; } = new Dictionary<(Type, string), (int, int?)>
    {
        [(typeof(StartJobRequest), "maxResults")] = (1, null),
        [(typeof(StartJobRequest), "urls")] = (1, Limits.MaxUrlsPerJob),
        [(typeof(StartSignalScanRequest), "prospectIds")] = (1, Assumed.MaxProspectsPerScan),
        [(typeof(MoveLeadsRequest), "leadIds")] = (1, Rules.AudienceRules.MaxMoved),
        [(typeof(ContactListFilters), "companyLinkedInUrls")] = (1, Assumed.MaxFilterValues),
        [(typeof(ContactListFilters), "jobTitles")] = (0, Assumed.MaxFilterValues),
        [(typeof(ContactListFilters), "countries")] = (0, Assumed.MaxFilterValues),
        [(typeof(JobStage), "progress")] = (0, 1),
        [(typeof(SignalItem), "score")] = (0, 100),
        [(typeof(Audience), "prospectCount")] = (0, null),
        [(typeof(ContactList), "contactCount")] = (0, null),
        [(typeof(OffsetPage<>), "limit")] = (Limits.MinPage, Limits.MaxOffsetPage),
        [(typeof(OffsetPage<>), "offset")] = (0, null),
        [(typeof(OffsetPage<>), "total")] = (0, null),
    };
}
