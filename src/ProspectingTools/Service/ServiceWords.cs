using System.Collections.Generic;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace ProspectingTools.Service;

/// <summary>The local service's words in those of the cmdlets.</summary>
internal static class ServiceWords
{
    // What StartProspectingServiceCommand passes on.
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["--data"] = "-DataPath", ["--in-memory"] = "-InMemory", ["--urls"] = "-Port", ["--sample"] = "-SampleCount",
        ["--job-rate"] = "-JobRate", ["--plan"] = "-Plan", ["--credits"] = "-Credits", ["--admin-key"] = "-AdminKey",
    };

    private static readonly Regex Option = new("--[a-z][a-z-]*", RegexOptions.CultureInvariant);

    /// <summary>A message of the service that names parameters of Start-ProspectingService, and not the options of its command line.</summary>
    /// <param name="text">What the service said.</param>
    /// <returns>The message.</returns>
    public static string ForPowerShell(string text) =>
        Option.Replace(text, match => Parameters.TryGetValue(match.Value, out string? parameter) ? parameter : match.Value);

    /// <summary>How a service that has ended is started again.</summary>
    /// <param name="service">The service.</param>
    /// <returns>What to type.</returns>
    public static string StartAgain(ProspectingService service) => service.DataPath is { } path
        ? $"Start it again: Start-ProspectingService -DataPath '{CodeGeneration.EscapeSingleQuotedStringContent(path)}'."
        : "Its data were in memory and are gone. Start another: Start-ProspectingService -InMemory.";
}
