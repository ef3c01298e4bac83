namespace ProspectingTools.Service.Store;

/// <summary>What a chunk of a job has noted.</summary>
internal sealed class JobOutcomesRow
{
    /// <summary>The place in the source where the chunk began.</summary>
    public long Position { get; init; }

    /// <summary>What became of each, as <c>PersonOutcome</c> writes it.</summary>
    public string Outcomes { get; init; } = string.Empty;
}
