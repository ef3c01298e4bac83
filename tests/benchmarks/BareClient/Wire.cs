using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ProspectingTools.Benchmarks.Bare;

// The wire as somebody would write it down who needs nothing else: same fields, no forbearance.
#pragma warning disable CA1812 // The serializer makes them.
internal sealed record Page(PageData Data);

internal sealed record PageData(List<Prospect> Items, string? NextCursor, bool HasMore);

internal sealed record Prospect(
    string Id,
    string FirstName,
    string LastName,
    string Name,
    string Headline,
    string About,
    string PhotoUrl,
    string LinkedinUrl,
    string PublicIdentifier,
    Company Company,
    string Title,
    Location Location,
    List<Email> Emails,
    bool Premium,
    bool IsOpenProfile,
    string ConnectionStatus,
    string ChatStatus);

internal sealed record Company(
    string Name,
    string LinkedinIdentifier,
    string LinkedinUrl,
    string Industry,
    string Website,
    string Size,
    string Location,
    string About,
    string LogoUrl,
    string Founded,
    string Type,
    string Specialties,
    long FollowerCount,
    string Tagline);

internal sealed record Location(string Text, string CountryCode);

internal sealed record Email([property: JsonPropertyName("email")] string Address, string Deliverable, string QualityScore);

internal sealed record OffsetPage(List<Contact> Items, long Total, bool HasMore);

internal sealed record Contact(
    string Id,
    string ListId,
    string BaseContactId,
    string FirstName,
    string LastName,
    string FullName,
    string Headline,
    string Role,
    string CompanyName,
    string Location,
    List<string> Seniority,
    string LinkedInSalesNavigatorProfileUrl,
    System.DateTimeOffset CreatedAt);

internal sealed record Command(string Op, string Url, int Limit, string? Sink, string? Path, string? Key, int Connections, double Seconds, long Count, List<string>? Bodies);

internal sealed record Result(double Seconds, long Items, double CpuSeconds, long PeakBytes, double? P50Ms = null, double? P99Ms = null);
#pragma warning restore CA1812

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(Page))]
[JsonSerializable(typeof(OffsetPage))]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(Result))]
internal sealed partial class WireContext : JsonSerializerContext;
