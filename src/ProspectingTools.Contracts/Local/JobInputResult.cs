using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Local;

/// <summary>
/// What became of one input of a job: an address, or a person of its list or search. The local service answers with a page of them at
/// <see cref="Routes.LocalJobResultsTemplate"/>.
/// </summary>
public sealed class JobInputResult
{
    /// <summary>The job; not on the wire.</summary>
    [JsonIgnore]
    public string? JobId { get; set; }

    /// <summary>The input as its user wrote it, where this client knows it; else the address; not on the wire.</summary>
    [JsonIgnore]
    public string? Input { get; set; }

    /// <summary>The profile's address in normal form; null where there is none.</summary>
    public string? Url { get; set; }

    /// <summary>One of <see cref="JobInputStatus"/>.</summary>
    public string? Status { get; set; }

    /// <summary>Why, for people; null for what was imported.</summary>
    public string? Reason { get; set; }

    /// <summary>The person's name, where known.</summary>
    public string? Name { get; set; }

    /// <summary>The prospect in the job's audience; null where it has none.</summary>
    public string? ProspectId { get; set; }

    /// <summary>Credits that were charged for it; null where the service does not say.</summary>
    public long? Credits { get; set; }

    /// <summary>By what this is known, one of <see cref="JobResultBasis"/>; not on the wire.</summary>
    [JsonIgnore]
    public string? BasedOn { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Input ?? Url ?? Name}: {Status}";
}
