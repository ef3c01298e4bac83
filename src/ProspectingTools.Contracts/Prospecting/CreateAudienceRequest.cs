
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The body of POST …/audiences.</summary>
public sealed class CreateAudienceRequest
{
    /// <summary>The name, at most 200 characters.</summary>
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>One of <see cref="AudienceType"/>.</summary>
    public string? Type { get; set; }
}
