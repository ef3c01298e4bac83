using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ProspectingTools.Connections;

/// <summary>The User-Agent header (prospecting-api.md, "Header on every request").</summary>
internal static class UserAgent
{
    public static string Text { get; } =
        $"ProspectingTools/{typeof(UserAgent).Assembly.GetName().Version?.ToString(3)} (PowerShell/{PowerShellVersion()}; {RuntimeInformation.OSDescription.Replace('(', ' ').Replace(')', ' ')})";

    private static string PowerShellVersion() =>
        typeof(PSObject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split(' ', '+')[0]
        ?? typeof(PSObject).Assembly.GetName().Version?.ToString() ?? "unknown";
}
