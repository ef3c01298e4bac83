using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

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
        switch (ParameterSetName)
        {
            case LeadListSet:
                StartNamed(new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = LeadListId }, "lead list", SeenKind.LeadList, LeadListId);
                break;
            case SavedSearchSet:
                StartNamed(new StartJobRequest { Source = JobSource.SalesNavigator, SavedSearchId = SavedSearchId }, "saved search", SeenKind.SavedSearch, SavedSearchId);
                break;
            case SearchUrlSet when !LinkedInUrl.TryParsePeopleSearch(SearchUrl, out _):
                WriteInvalid(SearchUrl, LinkedInRefusal.Of(SearchUrl, LinkedInAddressKind.PeopleSearch));
                break;
            case SearchUrlSet:
                Start(new StartJobRequest { Source = JobSource.LinkedInSearch, SearchUrl = SearchUrl }, $"search '{SearchUrl}'", SearchUrl);
                break;
            case PostUrlSet when !LinkedInUrl.TryNormalizePost(PostUrl, out _):
                WriteInvalid(PostUrl, LinkedInRefusal.Of(PostUrl, LinkedInAddressKind.Post));
                break;
            case PostUrlSet:
                Start(new StartJobRequest { Source = JobSource.PostCommenters, PostUrl = PostUrl }, $"commenters of '{PostUrl}'", PostUrl);
                break;
        }
    }

    // An id tells a reader nothing; the name is known when the source was listed before, as it is in a pipeline.
    private void StartNamed(StartJobRequest request, string kind, SeenKind seenKind, string? id)
    {
        string? name = Session.Current.Seen.NameOf(seenKind, id);
        Start(request, name is null ? $"{kind} '{id}'" : $"{kind} '{name}' ({id})", id, name);
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
        else if (Starts.MayStart(target, JobCost.MaximumProspects(request), JobCost.MaximumCredits(request), input))
        {
            Starts.SendSource(request, _isOnlySource, input, sourceName);
        }
    }

    private void WriteInvalid(string? value, string why) =>
        WriteError(ErrorFactory.Create(ErrorIds.UrlInvalid, ErrorCategory.InvalidArgument, $"'{value}' {why}", value));
}
