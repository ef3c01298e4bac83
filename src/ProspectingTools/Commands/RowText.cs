using System;
using ProspectingTools.Files;

namespace ProspectingTools.Commands;

/// <summary>Errors of rows of files, in the words of a cmdlet.</summary>
internal static class RowText
{
    /// <summary>What became of a row, or of a file whose header says nothing.</summary>
    /// <param name="place">The file, or what stands for it.</param>
    /// <param name="line">The line.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <returns>The message.</returns>
    public static string Of(string place, long line, string? error)
    {
        string text = error ?? "The row cannot be read.";
        return text.EndsWith(FileHints.MapOne, StringComparison.Ordinal)
            ? $"{place}, line {line}: {text.Substring(0, text.Length - FileHints.MapOne.Length)}Say which column has the name: -Map @{{ name = '<column>' }}. Nobody was read."
            : $"{place}, line {line}: {text.TrimEnd('.')}. The row was left out.";
    }
}
