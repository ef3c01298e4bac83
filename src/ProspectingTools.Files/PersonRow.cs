namespace ProspectingTools.Files;

/// <summary>One row of a file: either a person or the reason why there is none.</summary>
/// <param name="Line">Line of the file where the row starts, from 1.</param>
/// <param name="Person">The person; null when the row could not be used.</param>
/// <param name="Error">Why the row could not be used; null when it could.</param>
public readonly record struct PersonRow(long Line, Person? Person, string? Error)
{
    /// <summary>What of the file it is in: lines of CSV, or the item of JSON, both counted from 1.</summary>
    internal (long First, long Last) Place { get; init; }
}
