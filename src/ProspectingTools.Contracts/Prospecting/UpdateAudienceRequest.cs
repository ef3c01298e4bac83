
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The body of PATCH …/audiences/{audienceId}: at least one of the two.</summary>
public sealed class UpdateAudienceRequest
{
    /// <summary>The new name.</summary>
    public string? Name { get; set; }

    /// <summary>The new description.</summary>
    public string? Description { get; set; }
}
