
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
