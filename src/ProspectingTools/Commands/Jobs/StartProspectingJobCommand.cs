using System.Collections.Generic;
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

/// <summary>
/// Starts jobs that import prospects. Starting one twice by accident is impossible: each logical start has one
/// Idempotency-Key, made before the first send (design, decision 5).
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "ProspectingJob", SupportsShouldProcess = true, DefaultParameterSetName = LeadListSet)]
[OutputType(typeof(ProspectingJob))]
public sealed class StartProspectingJobCommand : ProspectingCommand
{
    private const string LeadListSet = "LeadList";
    private const string SavedSearchSet = "SavedSearch";
    private const string SearchUrlSet = "SearchUrl";
    private const string PostUrlSet = "PostUrl";
    private const string UrlSet = "Url";

    private readonly ProfileUrlSet _urls = new();
    private readonly List<ProspectingJob> _started = [];
    private int _urlsRead;
    private int _starts;
    private long _creditsCommitted;
    private string? _key;
    private bool _capTold;

    /// <summary>The id of a lead list (Get-SalesNavLeadList).</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = LeadListSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.LeadListIdCompleter))]
    public string? LeadListId { get; set; }

    /// <summary>The id of a saved search (Get-SalesNavSavedSearch).</summary>
    [Parameter(Mandatory = true, ParameterSetName = SavedSearchSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.SavedSearchIdCompleter))]
    public string? SavedSearchId { get; set; }

    /// <summary>The address of a people search of LinkedIn or Sales Navigator.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SearchUrlSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? SearchUrl { get; set; }

    /// <summary>The address of a post; those who commented on it are imported.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PostUrlSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? PostUrl { get; set; }

    /// <summary>Addresses of LinkedIn profiles. Each person is imported once; more than 1,000 make several jobs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UrlSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LinkedInUrl", "ProfileUrl")]
    [AllowEmptyString]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? Url { get; set; }

    /// <summary>How many prospects to import at most. The plan caps it (100, 1,000 or 2,000).</summary>
    [Parameter(ParameterSetName = LeadListSet)]
    [Parameter(ParameterSetName = SavedSearchSet)]
    [Parameter(ParameterSetName = SearchUrlSet)]
    [Parameter(ParameterSetName = PostUrlSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxResults { get; set; }

    /// <summary>Searches e-mail addresses too: 2 credits a prospect instead of 1.</summary>
    [Parameter]
    public SwitchParameter SearchEmails { get; set; }

    /// <summary>Name of the audience that the job fills.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateCharacters(1, Assumed.MaxAudienceName)]
    public string? AudienceName { get; set; }

    /// <summary>The key of this logical start. Give the same key again to find the job that an earlier attempt may have started.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, Assumed.MaxIdempotencyKey - 20)]
    public string? IdempotencyKey { get; set; }

    /// <summary>Refuses to start what could cost more, over all starts of this command together.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? MaxCredits { get; set; }

    /// <summary>Waits until the jobs have ended, and returns them as they end.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case UrlSet:
                CollectUrls();
                break;
            case LeadListSet:
                StartSource(new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = LeadListId }, "lead list", SeenKind.LeadList, LeadListId);
                break;
            case SavedSearchSet:
                StartSource(new StartJobRequest { Source = JobSource.SalesNavigator, SavedSearchId = SavedSearchId }, "saved search", SeenKind.SavedSearch, SavedSearchId);
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

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == UrlSet)
        {
            StartUrls();
        }

        if (Wait && _started.Count > 0)
        {
            using var wait = new JobWaitSession(this, new JobWaitOptions());
            foreach (ProspectingJob job in _started)
            {
                wait.Add(job.JobId!, job);
            }

            wait.EmitAll(any: false);
        }
    }

    private void CollectUrls()
    {
        foreach (string? text in Url ?? [])
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            _urlsRead++;
            if (!_urls.TryAdd(text, out _))
            {
                WriteError(ErrorFactory.Create(
                    ErrorIds.ProfileUrlInvalid,
                    ErrorCategory.InvalidArgument,
                    $"'{text}' {LinkedInRefusal.Of(text, LinkedInAddressKind.Profile)} It is left out.",
                    text));
            }
        }
    }

    private void StartUrls()
    {
        IReadOnlyList<IReadOnlyList<string>> parts = _urls.Split();
        if (parts.Count == 0)
        {
            WriteWarning("No LinkedIn profile was given, so no job was started.");
            return;
        }

        if (_urlsRead > _urls.Count)
        {
            WriteVerbose($"{_urls.Count} distinct profiles of {_urlsRead} addresses.");
        }

        StartJobRequest[] requests = parts.Select(part => Complete(new StartJobRequest { Source = JobSource.UrlUpload, Urls = part })).ToArray();
        string key = IdempotencyKey ?? IdempotencyKeys.Create();
        string target = parts.Count == 1 ? $"{_urls.Count:N0} profiles" : $"{_urls.Count:N0} profiles in {parts.Count} jobs";
        if (!MayStart(target, requests.Sum(JobCost.MaximumProspects), requests.Sum(JobCost.MaximumCredits), _urls.Count))
        {
            return;
        }

        for (int i = 0; i < requests.Length; i++)
        {
            if (!Send(requests[i], IdempotencyKeys.ForPart(key, i, requests.Length), parts[i]))
            {
                return;
            }
        }
    }

    // An id tells a reader nothing; the name is known when the source was listed before, as it is in a pipeline.
    private void StartSource(StartJobRequest request, string kind, SeenKind seenKind, string? id)
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

        if (MayStart(target, JobCost.MaximumProspects(request), JobCost.MaximumCredits(request), input))
        {
            _key ??= IdempotencyKey ?? IdempotencyKeys.Create();

            // One key a logical start: the first input has the key itself, each further one a key made of it.
            _starts++;
            Send(request, _starts == 1 ? _key : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", _key, _starts), input, sourceName);
        }
    }

    private StartJobRequest Complete(StartJobRequest request)
    {
        request.MaxResults = request.Source == JobSource.UrlUpload ? null : MaxResults;
        request.SearchEmails = SearchEmails.IsPresent ? (bool)SearchEmails : null;
        request.AudienceName = AudienceName;
        return request;
    }

    private bool MayStart(string target, long prospects, long credits, object? input)
    {
        if (MaxCredits is { } budget && _creditsCommitted + credits > budget)
        {
            string before = _creditsCommitted > 0 ? string.Format(CultureInfo.InvariantCulture, " {0:N0} are committed by earlier starts of this command.", _creditsCommitted) : string.Empty;
            WriteError(ErrorFactory.Create(
                ErrorIds.MaxCreditsExceeded,
                ErrorCategory.LimitsExceeded,
                string.Format(CultureInfo.InvariantCulture, "Not started: {0} could cost up to {1:N0} credits, and -MaxCredits is {2:N0}.{3} Lower -MaxResults, or raise -MaxCredits.", target, credits, budget, before),
                input));
            return false;
        }

        string sum = _creditsCommitted > 0 ? string.Format(CultureInfo.InvariantCulture, "; {0:N0} with those before", _creditsCommitted + credits) : string.Empty;
        string action = string.Format(CultureInfo.InvariantCulture, "Start a prospecting job: up to {0:N0} prospects, at most {1:N0} credits{2}", prospects, credits, sum);
        bool start = ShouldProcess($"Performing the operation \"{action}\" on target \"{target}\".", null, null, out ShouldProcessReason reason);

        // -WhatIf adds up too: it is asked what all starts together would cost.
        if (start || reason == ShouldProcessReason.WhatIf)
        {
            _creditsCommitted += credits;
        }

        return start;
    }

    private bool Send(StartJobRequest request, string key, object? input, string? sourceName = null) => ForInput(input, () =>
    {
        ProspectingJob job = Await(Client.StartJobAsync(request, key, Context));
        job.SourceName = sourceName;
        Session.Current.Seen.Add(job);
        if (job.Replayed)
        {
            WriteVerbose($"Job {job.JobId} had been started under this key before; no second one was started.");
        }

        if (Wait)
        {
            _started.Add(job);
        }
        else
        {
            Emit(job);
        }
    });

    private void WriteInvalid(string? value, string why) =>
        WriteError(ErrorFactory.Create(ErrorIds.UrlInvalid, ErrorCategory.InvalidArgument, $"'{value}' {why}", value));
}
