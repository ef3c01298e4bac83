using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Contracts.Json;

/// <summary>Source-generated serialization of every message of both APIs and of the local service's own endpoints.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientStringConverter), typeof(LenientInt64Converter), typeof(LenientDoubleConverter), typeof(LenientBooleanConverter), typeof(PlainValueConverter)])]
[JsonSerializable(typeof(Envelope<JsonElement>))]
[JsonSerializable(typeof(Envelope<JsonElement?>))]
[JsonSerializable(typeof(Envelope<ItemList<AccountGroup>>))]
[JsonSerializable(typeof(Envelope<CursorPage<AccountGroup>>))]
[JsonSerializable(typeof(Envelope<ItemList<LeadList>>))]
[JsonSerializable(typeof(Envelope<ItemList<SavedSearch>>))]
[JsonSerializable(typeof(Envelope<StartedJob>))]
[JsonSerializable(typeof(Envelope<ProspectingJob>))]
[JsonSerializable(typeof(Envelope<CursorPage<ProspectingJob>>))]
[JsonSerializable(typeof(Envelope<Audience>))]
[JsonSerializable(typeof(Envelope<CursorPage<Audience>>))]
[JsonSerializable(typeof(Envelope<AudienceNavigation>))]
[JsonSerializable(typeof(Envelope<AudienceFolder>))]
[JsonSerializable(typeof(Envelope<AudienceFolderEntry>))]
[JsonSerializable(typeof(Envelope<MoveLeadsResult>))]
[JsonSerializable(typeof(Envelope<DeleteResult>))]
[JsonSerializable(typeof(Envelope<CursorPage<Prospect>>))]
[JsonSerializable(typeof(Envelope<CursorPage<JsonElement>>))]
[JsonSerializable(typeof(Envelope<ProspectSignals>))]
[JsonSerializable(typeof(Prospect))]
[JsonSerializable(typeof(Envelope<ProviderResolution>))]
[JsonSerializable(typeof(IReadOnlyList<SignalResult>))]
[JsonSerializable(typeof(StartSignalScanRequest))]
[JsonSerializable(typeof(Envelope<StartedSignalScan>))]
[JsonSerializable(typeof(Envelope<CancelledSignalScan>))]
[JsonSerializable(typeof(Envelope<SignalScan>))]
[JsonSerializable(typeof(Envelope<CursorPage<SignalScan>>))]
[JsonSerializable(typeof(Envelope<CursorPage<SignalScanSummary>>))]
[JsonSerializable(typeof(Envelope<CursorPage<SignalSpecification>>))]
[JsonSerializable(typeof(SignalImportResult))]
[JsonSerializable(typeof(StartJobRequest))]
[JsonSerializable(typeof(CreateAudienceRequest))]
[JsonSerializable(typeof(UpdateAudienceRequest))]
[JsonSerializable(typeof(MoveToFolderRequest))]
[JsonSerializable(typeof(MoveLeadsRequest))]
[JsonSerializable(typeof(CreateFolderRequest))]
[JsonSerializable(typeof(RenameFolderRequest))]
[JsonSerializable(typeof(OffsetPage<ContactList>))]
[JsonSerializable(typeof(OffsetPage<Contact>))]
[JsonSerializable(typeof(IReadOnlyList<ContactPosition>))]
[JsonSerializable(typeof(OffsetPage<JsonElement>))]
[JsonSerializable(typeof(CreateContactListRequest))]
[JsonSerializable(typeof(ContactSearchRequest))]
[JsonSerializable(typeof(ContactSearchPage))]
[JsonSerializable(typeof(SourceMeasure))]
[JsonSerializable(typeof(SheetText))]
[JsonSerializable(typeof(Envelope<CursorPage<JobInputResult>>))]
[JsonSerializable(typeof(SuppressedProspects))]
[JsonSerializable(typeof(RenameContactListRequest))]
[JsonSerializable(typeof(ConnectorList))]
[JsonSerializable(typeof(CreditBalance))]
[JsonSerializable(typeof(StructuredErrorBody))]
[JsonSerializable(typeof(PlainErrorBody))]
[JsonSerializable(typeof(StatusErrorBody))]
[JsonSerializable(typeof(ServiceInfo))]
[JsonSerializable(typeof(PersonImportResult))]
[JsonSerializable(typeof(ServiceReady))]
[JsonSerializable(typeof(FaultPlan))]
[JsonSerializable(typeof(IReadOnlyList<FaultPlan>))]
[JsonSerializable(typeof(IReadOnlyList<StandingFault>))]
[JsonSerializable(typeof(IReadOnlyList<ServiceKey>))]
[JsonSerializable(typeof(CreatedServiceKey))]
[JsonSerializable(typeof(DirectoryCount))]
[JsonSerializable(typeof(CreateServiceKeyRequest))]
[JsonSerializable(typeof(SetConnectorRequest))]
[JsonSerializable(typeof(AddCreditsRequest))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
public sealed partial class WireJsonContext : JsonSerializerContext
{
}
