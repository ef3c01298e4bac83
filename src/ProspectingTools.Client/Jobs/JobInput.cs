namespace ProspectingTools.Client.Jobs;

/// <summary>An address as it was given to a start.</summary>
/// <param name="text">As its user wrote it, or where it is in a file.</param>
/// <param name="url">The profile in normal form; null where it is not one.</param>
public sealed class JobInput(string text, string? url)
{
    /// <summary>As its user wrote it, or where it is in a file.</summary>
    public string Text { get; } = text;

    /// <summary>The profile in normal form; null where it is not one.</summary>
    public string? Url { get; } = url;

    /// <summary>What became of it before anything was sent, one of <see cref="Contracts.Local.JobInputStatus"/>; null when it was sent.</summary>
    public string? Status { get; set; }

    /// <summary>Why; null when it was sent.</summary>
    public string? Reason { get; set; }
}
