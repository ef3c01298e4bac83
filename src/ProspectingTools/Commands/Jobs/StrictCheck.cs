using System.Management.Automation;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands.Jobs;

/// <summary>-Strict promises that every filter of a search is applied, so it refuses where the service cannot say.</summary>
internal static class StrictCheck
{
    /// <summary>Asks the service which filters of a search it applies.</summary>
    /// <param name="command">The cmdlet, which gets the error.</param>
    /// <param name="request">The start.</param>
    /// <param name="target">What to call its source.</param>
    /// <param name="input">The user's input.</param>
    /// <returns>True when all of them are applied; else the error is written.</returns>
    public static bool IsWhollyApplied(ProspectingCommand command, StartJobRequest request, string target, object? input)
    {
        SourceMeasure? measure = null;
        if (!command.RunPerInput(input, () => measure = command.Await(command.Client.MeasureSourceAsync(request, command.Context))))
        {
            return false;
        }

        if (measure is null)
        {
            command.WriteError(ErrorFactory.Create(
                ErrorIds.StrictUnsupported,
                ErrorCategory.NotImplemented,
                $"Not started: this service does not tell which filters of a search it applies, so -Strict cannot hold for the {target}. Start it without -Strict, and look at the first prospects.",
                input));
            return false;
        }

        if (measure.IgnoredFilters is { Count: > 0 } ignored)
        {
            command.WriteError(ErrorFactory.Create(
                ErrorIds.FilterIgnored,
                ErrorCategory.InvalidArgument,
                $"Not started: of the {target} this is not applied: {string.Join("; ", ignored)}. Take it out of the search, or start without -Strict.",
                input));
            return false;
        }

        return true;
    }
}
