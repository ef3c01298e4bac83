using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Formatting;

namespace ProspectingTools.Commands.Jobs;

/// <summary>What -WhatIf says beyond the greatest cost, where the service can measure a start.</summary>
internal static class SourceForecast
{
    /// <summary>The rest of a sentence.</summary>
    /// <returns>Such as <c>; now 35 people, 12 of them in audiences already, 70 credits of 99,352 left</c>.</returns>
    public static string Of(ProspectingCommand command, IReadOnlyList<StartJobRequest> requests)
    {
        // -WhatIf opens no vault: of a connection that is not made yet only the greatest cost is said.
        if (ConnectionResolver.AtHand(command.Connection, command.ProfileName) is null)
        {
            return string.Empty;
        }

        List<SourceMeasure> measures = [];
        foreach (StartJobRequest request in requests)
        {
            try
            {
                if (command.Await(command.Client.MeasureSourceAsync(request, command.Context)) is not { } measure)
                {
                    return string.Empty;
                }

                measures.Add(measure);
            }
            catch (ProspectingApiException e)
            {
                // The start itself would say so too; what it would cost is still worth saying.
                return $"; it would be refused: {e.Message}";
            }
        }

        if (measures.Count == 0)
        {
            return string.Empty;
        }

        SearchWarnings.Write(command, measures[0].IgnoredFilters, measures[0].FilterNotes);
        bool emails = requests[0].SearchEmails == true;
        long people = measures.Sum(measure => measure.Importable) ?? 0;
        long known = measures.Sum(measure => measure.Known) ?? 0;
        string audiences = known == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, " ({0:N0} in audiences already)", known);
        string cost = Counted.Of(measures.Sum(measure => emails ? measure.CreditsWithEmails : measure.Credits) ?? 0, "credit");
        return string.Format(CultureInfo.InvariantCulture, "; as things are {0}{1} for {2} of a balance of {3:N0}", Counted.People(people), audiences, cost, measures[0].Balance);
    }
}
