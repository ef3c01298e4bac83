
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>One prospect that matches a provider id.</summary>
public sealed class ProspectMatch : WireObject
{
    /// <summary>The prospect.</summary>
    public string? ProspectId { get; set; }

    /// <summary>The person behind the prospect.</summary>
    public string? PersonId { get; set; }

    /// <summary>The last part of the profile's URL.</summary>
    public string? PublicIdentifier { get; set; }

    /// <summary>The profile.</summary>
    public string? LinkedinUrl { get; set; }

    /// <summary>Full name.</summary>
    public string? Name { get; set; }

    /// <summary>The employer.</summary>
    public string? CompanyName { get; set; }

    /// <summary>The job title.</summary>
    public string? Title { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({ProspectId})";
}
