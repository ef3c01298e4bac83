using System.Collections.Generic;
using System.Management.Automation;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands;

/// <summary>-Strict promises that every filter of a search is applied, so it refuses where one is not, and where the service cannot say.</summary>
internal static class StrictRefusal
{
    /// <summary>Looks at what the service says about a search.</summary>
    /// <param name="ignored">What is not applied; null where the service does not say.</param>
    /// <param name="outcome">What does not happen, such as "Not started".</param>
    /// <param name="target">What to call the search.</param>
    /// <param name="people">Whom it finds, in the plural.</param>
    /// <param name="input">The user's input.</param>
    /// <returns>The error; null when all is applied.</returns>
    public static ErrorRecord? Of(IReadOnlyList<IgnoredFilter>? ignored, string outcome, string target, string people, object? input)
    {
        if (ignored is null)
        {
            return ErrorFactory.Create(
                ErrorIds.StrictUnsupported,
                ErrorCategory.NotImplemented,
                $"{outcome}: this service does not say which filters of a search it applies, so -Strict cannot be kept for the {target}. Leave -Strict out, and look at the first {people}.",
                input);
        }

        return ignored.Count == 0 ? null : ErrorFactory.Create(
            ErrorIds.FilterIgnored,
            ErrorCategory.InvalidArgument,
            $"{outcome}: of the {target} this is not applied: {string.Join("; ", ignored)}. Take it out of the search, or leave -Strict out.",
            input);
    }
}
