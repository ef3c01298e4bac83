namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The stages of a job.</summary>
public sealed class JobStages : WireObject
{
    /// <summary>Prospects are imported.</summary>
    public JobStage? Import { get; set; }

    /// <summary>E-mail addresses are searched.</summary>
    public JobStage? Enrichment { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Enrichment is null ? $"import {Import}" : $"import {Import}, enrichment {Enrichment}";
}
