using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Store;

/// <summary>The text of a person that searches look into, field by field.</summary>
internal sealed record SearchText(
    string? Name,
    string? Headline,
    string? Title,
    string? About,
    string? Company,
    string? Location,
    string? Industry,
    string? Seniority)
{
    /// <summary>The first name, or the full one where the parts are unknown.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name, or the full one where the parts are unknown.</summary>
    public string? LastName { get; init; }
}

/// <summary>
/// A person of the directory as it is written. <c>Json</c> is a prospect without id and e-mail addresses, as UTF-8;
/// <c>Emails</c> is a JSON array or null.
/// </summary>
internal sealed record PersonWrite(
    string Id,
    string ProfileUrl,
    string? ProviderId,
    string? CompanyUrl,
    string? CountryCode,
    bool Sample,
    byte[] Json,
    byte[]? Emails,
    SearchText Text)
{
    /// <summary>The letter of the employer's head count (<c>CodeField.Headcount</c>).</summary>
    public string? Headcount { get; init; }

    /// <summary>The letter of the employer's kind (<c>CodeField.CompanyType</c>).</summary>
    public string? CompanyType { get; init; }

    /// <summary>The key of the employer's industry (<c>CodeField.IndustryName</c>).</summary>
    public string? Industry { get; init; }
}

/// <summary>A person of the directory as it is read.</summary>
internal class DirectoryPerson
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public string ProfileUrl { get; init; } = string.Empty;

    public string? ProviderId { get; init; }

    public bool Sample { get; init; }

    public byte[] Json { get; init; } = [];

    public byte[]? Emails { get; init; }
}

/// <summary>A place to take people from, in a fixed order by position.</summary>
internal abstract record PeopleSource
{
    /// <summary>The people that a query finds, in directory order.</summary>
    internal sealed record Query(QueryNode Filter) : PeopleSource;

    /// <summary>The members of a lead list.</summary>
    internal sealed record LeadList(string Id) : PeopleSource;

    /// <summary>The people who commented on a post.</summary>
    internal sealed record Post(string Url) : PeopleSource;
}

/// <summary>A person at a position of a source.</summary>
internal sealed class Candidate
{
    public long Position { get; init; }

    public long PersonKey { get; init; }

    public string PersonId { get; init; } = string.Empty;

    public string ProfileUrl { get; init; } = string.Empty;

    public string? ProviderId { get; init; }

    public byte[] Json { get; init; } = [];
}

/// <summary>A prospect as it is written.</summary>
internal sealed record ProspectWrite(string Id, long PersonKey, byte[] Json);

/// <summary>A prospect whose e-mail addresses are still to be added.</summary>
internal sealed class EnrichRow
{
    public long Position { get; init; }

    public byte[] Json { get; init; } = [];

    public byte[]? Emails { get; init; }
}

/// <summary>A page of prospects that was copied out as JSON.</summary>
internal readonly record struct ProspectPage(int Count, long LastPosition, bool HasMore)
{
    /// <summary>The greatest position of a prospect in an audience; the first one has 1.</summary>
    public const long MaxPosition = uint.MaxValue;
}

/// <summary>A prospect with the person behind it.</summary>
internal sealed class ProspectRow
{
    public string Id { get; init; } = string.Empty;

    public string PersonId { get; init; } = string.Empty;

    public string ProfileUrl { get; init; } = string.Empty;

    public bool Sample { get; init; }

    /// <summary>What scans have found, a JSON array; null before the first scan.</summary>
    public byte[]? Signals { get; init; }

    public byte[] Json { get; init; } = [];
}

