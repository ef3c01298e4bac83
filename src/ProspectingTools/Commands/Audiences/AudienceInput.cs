using System;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>What commands that read audiences do with the audiences or jobs that they are given.</summary>
internal static class AudienceInput
{
    /// <summary>
    /// Reads each of the audiences; or, where none is named, those of the jobs. A piped job has both ids, or only its own on a
    /// server that does not link the two, so they share one parameter set. The failure of one is an error of that one.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="audienceIds">The audiences; empty ones are passed over.</param>
    /// <param name="jobIds">Jobs, whose audiences are found.</param>
    /// <param name="source">The kind of source of the jobs, where the job itself or the user says it.</param>
    /// <param name="read">Reads one.</param>
    public static void ForEach(ProspectingCommand command, string?[]? audienceIds, string[] jobIds, string? source, Action<string> read)
    {
        string[] named = (audienceIds ?? []).OfType<string>().Where(id => id.Trim().Length > 0).ToArray();
        if (named.Length == 0 && jobIds.Length == 0)
        {
            command.WriteError(ErrorFactory.Create(
                ErrorIds.ParameterInvalid,
                ErrorCategory.InvalidArgument,
                "There is no audience to read: give -AudienceId or -JobId, or pipe an audience or a job in.",
                audienceIds));
            return;
        }

        foreach (string id in named)
        {
            command.RunPerInput(id, () => read(id));
        }

        foreach (string id in named.Length == 0 ? jobIds : [])
        {
            command.RunPerInput(id, () => read(command.Await(AudienceFinder.FindAsync(command.Client, id, KindOf(source, id), command.Context))));
        }
    }

    // A piped job shows the name of its source as Source, where it has one; its kind is what the session has seen.
    private static string? KindOf(string? source, string jobId) =>
        JobSource.All.Contains(source) ? source : Session.Current.Seen.SourceOf(jobId) ?? source;

    /// <summary>Waits while a job still fills an audience.</summary>
    /// <param name="command">The command.</param>
    /// <param name="audienceId">The audience.</param>
    /// <param name="timeoutSec">The longest wait, in seconds; 0 for as long as it takes.</param>
    public static void WaitReady(ProspectingCommand command, string audienceId, double timeoutSec)
    {
        TimeSpan? timeout = timeoutSec > 0 ? TimeSpan.FromSeconds(timeoutSec) : null;
        command.Await(AudienceFinder.WaitReadyAsync(command.Client, audienceId, timeout, command.Context));
    }
}
