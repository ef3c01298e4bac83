namespace ProspectingTools.Contracts.Prospecting;

/// <summary>Why a job failed.</summary>
public sealed class JobError : WireObject
{
    /// <summary>The error's code.</summary>
    public string? Code { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
