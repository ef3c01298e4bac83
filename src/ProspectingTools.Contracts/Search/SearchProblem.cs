namespace ProspectingTools.Contracts.Search;

/// <summary>Why a search cannot be read.</summary>
/// <param name="message">What is wrong, as a sentence without its end.</param>
/// <param name="position">The character where it is wrong, from 1, in the text as it was given; null when it is not a matter of a place.</param>
public sealed class SearchProblem(string message, int? position)
{
    /// <summary>What is wrong.</summary>
    public string Message { get; } = message;

    /// <summary>The character where it is wrong, from 1.</summary>
    public int? Position { get; } = position;

    /// <inheritdoc/>
    public override string ToString() => Position is { } position ? $"at character {position}: {Message}" : Message;
}
