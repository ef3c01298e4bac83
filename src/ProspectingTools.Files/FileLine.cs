
namespace ProspectingTools.Files;

/// <summary>A line of a file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">The line without its end; empty when it was too long.</param>
/// <param name="TooLong">Whether the line was longer than any row may be, and was passed over.</param>
internal readonly record struct FileLine(long Number, string Text, bool TooLong)
{
    /// <summary>Whether there is nothing to read in it.</summary>
    public bool IsBlank => !TooLong && string.IsNullOrWhiteSpace(Text);
}
