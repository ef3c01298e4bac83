using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>One stage of a job.</summary>
public sealed class JobStage : WireObject
{
    /// <summary>The stage's status; same words as a job's, or <c>skipped</c>.</summary>
    public string? Status { get; set; }

    /// <summary>Progress as it is on the wire; printed as null for a stage that was skipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Progress { get; set; }

    /// <summary>Progress as a fraction from 0 to 1.</summary>
    [JsonIgnore]
    public double? Fraction => Assumed.ProgressFraction(Progress);

    /// <inheritdoc/>
    public override string ToString() => Fraction is { } fraction ? $"{Status} {(int)(fraction * 100)} %" : Status ?? string.Empty;
}
