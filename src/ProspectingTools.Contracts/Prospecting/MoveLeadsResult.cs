
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The answer to move-leads.</summary>
public sealed class MoveLeadsResult : WireObject
{
    /// <summary>Where they were.</summary>
    public Audience? SourceAudience { get; set; }

    /// <summary>Where they are.</summary>
    public Audience? TargetAudience { get; set; }

    /// <summary>How many moved.</summary>
    public long? MovedCount { get; set; }
}
