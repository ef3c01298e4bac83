using System;
using System.Management.Automation;
using System.Reflection;

namespace ProspectingTools.Formatting;

/// <summary>
/// $PSStyle, which PowerShell has since 7.2 and the library that this module is built against does not know: so it is
/// found by name.
/// </summary>
internal static class HostStyle
{
    private static readonly object? s_style = typeof(PSObject).Assembly
        .GetType("System.Management.Automation.PSStyle")?
        .GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?
        .GetValue(null);

    /// <summary>Whether colours are wanted: the host has $PSStyle, is not set to plain text, and NO_COLOR is not set.</summary>
    public static bool IsColoured =>
        s_style is not null
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && !string.Equals(Get(s_style, "OutputRendering")?.ToString(), "PlainText", StringComparison.Ordinal);

    /// <summary>Colours a text as $PSStyle says at this moment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="colour">The colour.</param>
    /// <returns>The text between escape sequences; the text alone where the host has none.</returns>
    public static string Paint(string text, StyleColour colour) =>
        s_style is { } style && Get(style, "Foreground") is { } foreground
            ? string.Concat(Get(foreground, colour.ToString()), text, Get(style, "Reset"))
            : text;

    private static object? Get(object target, string name) => target.GetType().GetProperty(name)?.GetValue(target);
}
