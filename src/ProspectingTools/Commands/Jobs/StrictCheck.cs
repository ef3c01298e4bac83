using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;

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

        if (StrictRefusal.Of(measure is null ? null : measure.IgnoredFilters ?? [], "Not started", target, "prospects", input) is { } refusal)
        {
            command.WriteError(refusal);
            return false;
        }

        return true;
    }
}
