using System.Globalization;
using System.Management.Automation;

namespace ProspectingTools.Runtime;

/// <summary>
/// Numbers in text, as everybody writes them, and else as the session's culture does: Export-Csv writes 0.25 as 0,25 where that is
/// the custom, and PowerShell alone would read it as 25.
/// </summary>
internal static class CultureNumber
{
    /// <summary>The number that a text is.</summary>
    /// <param name="value">A value of a row or parameter.</param>
    /// <returns>The number; the value itself when it is not such a text.</returns>
    public static object? Of(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) is string text && Read(text) is { } number ? number : value;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number; null when it is not one.</returns>
    public static double? Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        || double.TryParse(text, NumberStyles.Float, CultureInfo.CurrentCulture, out number) ? number : null;
}
