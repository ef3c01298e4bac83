using System.Collections.Generic;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The body of POST …/move-leads.</summary>
public sealed class MoveLeadsRequest
{
    /// <summary>The audience to move to.</summary>
    public string? TargetAudienceId { get; set; }

    /// <summary>The prospects to move.</summary>
    public IReadOnlyList<string>? LeadIds { get; set; }
}
