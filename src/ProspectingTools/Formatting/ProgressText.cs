using System;
using System.Globalization;
using System.IO;
using System.Security;

namespace ProspectingTools.Formatting;

/// <summary>Progress as a bar of text.</summary>
public static class ProgressText
{
    private const int Width = 8;

    /// <summary>Progress for a view, such as <c>████░░░░ 50%</c>; in plain signs where the console cannot show blocks.</summary>
    /// <param name="fraction">From 0 to 1; null when unknown.</param>
    /// <returns>The bar; empty when unknown.</returns>
    public static string Format(double? fraction) => Format(fraction, ConsoleHasBlocks());

    /// <summary>Progress as a bar.</summary>
    /// <param name="fraction">From 0 to 1; null when unknown.</param>
    /// <param name="blocks">Whether block characters can be shown.</param>
    /// <returns>The bar; empty when unknown.</returns>
    public static string Format(double? fraction, bool blocks)
    {
        if (fraction is not { } known || double.IsNaN(known))
        {
            return string.Empty;
        }

        // Rounded down: what is not finished never shows as full.
        double within = Math.Max(0, Math.Min(1, known));
        int full = (int)(within * Width);
        string bar = new string(blocks ? '█' : '#', full) + new string(blocks ? '░' : '-', Width - full);
        return string.Format(CultureInfo.InvariantCulture, "{0} {1}%", bar, (int)(within * 100));
    }

    private static bool ConsoleHasBlocks()
    {
        try
        {
            // UTF-8, UTF-16, and the code pages of consoles that have had block characters from the beginning.
            return Console.OutputEncoding.CodePage is 65001 or 1200 or 437 or 850;
        }
        catch (Exception e) when (e is IOException or SecurityException)
        {
            return false;
        }
    }
}
