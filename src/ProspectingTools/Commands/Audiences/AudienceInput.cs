using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>What commands that read audiences do with the audiences or jobs that they are given.</summary>
internal static class AudienceInput
{
    /// <summary>
    /// Each of the audiences; or, where none is named, those of the jobs. A piped job has both ids, or only its own on a
    /// server that does not link the two, so they share one parameter set.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="audienceIds">The audiences; empty ones are skipped.</param>
    /// <param name="jobIds">Jobs, whose audiences are found.</param>
    /// <param name="source">The kind of source of the jobs, where the job itself or the user says it.</param>
    /// <returns>The user's input, and how its audience is found; nothing, and an error, where nothing is named.</returns>
    public static IEnumerable<(string Target, Func<CallContext, Task<string>> FindAsync)> Of(ProspectingCommand command, string?[]? audienceIds, string[] jobIds, string? source)
    {
        string[] named = (audienceIds ?? []).OfType<string>().Where(id => id.Trim().Length > 0).ToArray();
        if (named.Length == 0 && jobIds.Length == 0)
        {
            command.WriteError(ErrorFactory.Create(
                ErrorIds.ParameterInvalid,
                ErrorCategory.InvalidArgument,
                "There is no audience to read: give -AudienceId or -JobId, or pipe an audience or a job in.",
                audienceIds));
            return [];
        }

        // The session is the pipeline thread's; the finding may be any thread's.
        ProspectingClient client = command.Client;
        return named.Length > 0
            ? named.Select<string, (string, Func<CallContext, Task<string>>)>(id => (id, _ => Task.FromResult(id)))
            : jobIds.Select<string, (string, Func<CallContext, Task<string>>)>(id =>
            {
                string? kind = KindOf(source, id);
                return (id, context => AudienceFinder.FindAsync(client, id, kind, context));
            });
    }

    // A piped job shows the name of its source as Source, where it has one; its kind is what the session has seen.
    private static string? KindOf(string? source, string jobId) =>
        JobSource.All.Contains(source) ? source : Session.Current.Seen.SourceOf(jobId) ?? source;

    /// <summary>Waits while a job still fills an audience.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="audienceId">The audience.</param>
    /// <param name="timeoutSec">The longest wait, in seconds; 0 for as long as it takes.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>When it is ready.</returns>
    public static Task WaitReadyAsync(ProspectingClient client, string audienceId, double timeoutSec, CallContext context) =>
        AudienceFinder.WaitReadyAsync(client, audienceId, timeoutSec > 0 ? TimeSpan.FromSeconds(timeoutSec) : null, context);
}
