using System;
using ProspectingTools.Client.Jobs;

namespace ProspectingTools.Commands.Audiences;

/// <summary>What commands that read audiences do with the audiences or jobs that they are given.</summary>
internal static class AudienceInput
{
    /// <summary>Reads each of the audiences. The failure of one is an error of that one.</summary>
    /// <param name="command">The command.</param>
    /// <param name="audienceIds">The audiences.</param>
    /// <param name="jobIds">Jobs, whose audiences are found.</param>
    /// <param name="read">Reads one.</param>
    public static void ForEach(ProspectingCommand command, string[] audienceIds, string[] jobIds, Action<string> read)
    {
        foreach (string id in jobIds)
        {
            command.ForInput(id, () => read(command.Await(AudienceFinder.FindAsync(command.Client, id, command.Context))));
        }

        foreach (string id in audienceIds)
        {
            command.ForInput(id, () => read(id));
        }
    }

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
