using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace ProspectingTools.LocalService;

/// <summary>The local service's words in those of the cmdlets.</summary>
internal static class ServiceMessages
{
    // What StartProspectingServiceCommand passes on.
    private static readonly Dictionary<string, string> s_parameters = new()
    {
        ["--data"] = "-DataPath", ["--in-memory"] = "-InMemory", ["--urls"] = "-Port", ["--sample"] = "-SampleCount",
        ["--job-rate"] = "-JobRate", ["--plan"] = "-Plan", ["--credits"] = "-Credits", ["--admin-key"] = "-AdminKey",
    };

    private static readonly Regex s_option = new("--[a-z][a-z-]*", RegexOptions.CultureInvariant);

    /// <summary>A message of the service that names parameters of Start-ProspectingService, and not the options of its command line.</summary>
    /// <param name="text">What the service said.</param>
    /// <returns>The message.</returns>
    public static string ForPowerShell(string text) =>
        s_option.Replace(text, match => s_parameters.TryGetValue(match.Value, out string? parameter) ? parameter : match.Value);
}
