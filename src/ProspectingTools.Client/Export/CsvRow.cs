using System.Collections.Generic;
using System.IO;

namespace ProspectingTools.Client.Export;

/// <summary>Writes rows of comma-separated values (RFC 4180).</summary>
public static class CsvRow
{
    /// <summary>The delimiter of RFC 4180.</summary>
    public const char Comma = ',';

    private static readonly char[] s_needsQuotes = ['"', '\r', '\n'];

    /// <summary>Writes a row and its line end, CR LF.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="cells">The cells; null is an empty one.</param>
    /// <param name="protectFormula">Whether cells that a spreadsheet would compute are made text.</param>
    /// <param name="delimiter">The delimiter of the cells.</param>
    public static void Write(TextWriter writer, IEnumerable<string?> cells, bool protectFormula, char delimiter = Comma)
    {
        bool first = true;
        foreach (string? cell in cells)
        {
            if (!first)
            {
                writer.Write(delimiter);
            }

            first = false;
            WriteCell(writer, protectFormula ? Protect(cell) : cell, delimiter);
        }

        writer.Write("\r\n");
    }

    /// <summary>
    /// Makes text of what a spreadsheet would take for a formula, by an apostrophe before it: cells that begin with =, +, -,
    /// @, a tab or a line end, or with the full-width forms of these signs. One that begins so behind apostrophes of its own gets one more, so
    /// that taking one away gives every cell back.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The cell, harmless.</returns>
    public static string? Protect(string? cell) =>
        cell is { Length: > 0 } && cell.TrimStart('\'') is { Length: > 0 } rest && rest[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'
            ? "'" + cell
            : cell;

    private static void WriteCell(TextWriter writer, string? cell, char delimiter)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return;
        }

        if (cell!.IndexOfAny(s_needsQuotes) < 0 && cell.IndexOf(delimiter) < 0)
        {
            writer.Write(cell);
            return;
        }

        writer.Write('"');
        writer.Write(cell.Replace("\"", "\"\""));
        writer.Write('"');
    }
}
