using System.Collections.Generic;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>Folders and the audiences in them, in one structure.</summary>
public sealed class AudienceNavigation : WireObject
{
    /// <summary>The folders.</summary>
    public IReadOnlyList<AudienceFolder>? Folders { get; set; }

    /// <summary>The audiences in no folder.</summary>
    public IReadOnlyList<Audience>? UngroupedAudiences { get; set; }
}
