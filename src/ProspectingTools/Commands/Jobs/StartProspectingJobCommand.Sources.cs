using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands.Jobs;

/// <content>Lead lists, saved searches, search addresses and posts: each started as it comes.</content>
public sealed partial class StartProspectingJobCommand
{
    private bool _isOnlySource;
    private bool _capTold;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // Only what stands on the command line is bound by now; what the pipeline brings is bound for each object.
        _isOnlySource = new[] { nameof(LeadListId), nameof(SavedSearchId), nameof(SearchUrl), nameof(PostUrl) }.Any(MyInvocation.BoundParameters.ContainsKey);
    }

    private void StartSource()
    {
        foreach ((StartJobRequest Request, string Target, object? Input, string? Name) source in Sources())
        {
            Start(source.Request, source.Target, source.Input, source.Name);
        }
    }

    private void Start(StartJobRequest request, string target, object? input, string? sourceName = null)
    {
        request = Complete(request);
        if (!_capTold && MaxResults > Limits.HighestPlanCap)
        {
            _capTold = true;
            WriteWarning(string.Format(CultureInfo.InvariantCulture, "No plan imports more than {0:N0} prospects in a job: -MaxResults {1:N0} is lowered to the cap of your plan.", Limits.HighestPlanCap, MaxResults));
        }

        if (Starts.HasStarted(request))
        {
            WriteWarning($"The {target} came twice in this command and is started once.");
        }
        else if (TryExclude(request, target, input) && (!Strict || IsWhollyApplied(request, target, input)) && Starts.MayStart(target, JobCost.MaximumProspects(request), JobCost.MaximumCredits(request), input, request))
        {
            Starts.SendSource(request, _isOnlySource, input, sourceName);
        }
    }

    // -Strict promises that nothing of the search is left out, so it refuses where nobody can tell.
    private bool IsWhollyApplied(StartJobRequest request, string target, object? input)
    {
        SourceMeasure? measure = null;
        if (!RunPerInput(input, () => measure = Await(Client.MeasureSourceAsync(request, Context))))
        {
            return false;
        }

        if (measure is null)
        {
            WriteError(ErrorFactory.Create(
                ErrorIds.StrictUnsupported,
                ErrorCategory.NotImplemented,
                $"Not started: this service does not tell which filters of a search it applies, so -Strict cannot hold for the {target}. Start it without -Strict, and look at the first prospects.",
                input));
            return false;
        }

        if (measure.IgnoredFilters is { Count: > 0 } ignored)
        {
            WriteError(ErrorFactory.Create(
                ErrorIds.FilterIgnored,
                ErrorCategory.InvalidArgument,
                $"Not started: of the {target} this is not applied: {string.Join("; ", ignored)}. Take it out of the search, or start without -Strict.",
                input));
            return false;
        }

        return true;
    }
}
