using System;
using System.IO;
using System.Management.Automation;
using ProspectingTools.Contracts.Text;
using ProspectingTools.LocalService;

namespace ProspectingTools.Commands.Jobs;

/// <summary>What was given for the id of a lead list, which comes first and has no name, and is something else.</summary>
internal static class Misplaced
{
    /// <summary>Says which parameter takes it.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="id">What was given.</param>
    /// <returns>A sentence; null where it may be an id.</returns>
    public static string? Of(PSCmdlet command, string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return null;
        }

        return AddressParameter(id!) is { } parameter
            ? $"'{id}' is an address, not the id of a lead list: give it to {parameter}."
            : IsFile(command, id!)
                ? $"'{id}' is a file, not the id of a lead list: Start-ProspectingJob -Path {WorkbookFile.Quoted(id!)} starts a job of the profiles in it."
                : null;
    }

    private static string? AddressParameter(string text) => text.IndexOf("linkedin.", StringComparison.OrdinalIgnoreCase) < 0 ? null
        : LinkedInUrl.TryNormalizePost(text, out _) ? "-PostUrl"
        : LinkedInUrl.TryParsePeopleSearch(text, out _) ? "-SearchUrl"
        : LinkedInUrl.TryNormalizeProfile(text, out _) ? "-Url"
        : null;

    private static bool IsFile(PSCmdlet command, string text)
    {
        try
        {
            return File.Exists(command.GetUnresolvedProviderPathFromPSPath(text));
        }
        catch (Exception e) when (e is RuntimeException or ArgumentException or NotSupportedException or InvalidOperationException or IOException)
        {
            // No path, then: a drive that is not there, or signs that no name has.
            return false;
        }
    }
}
