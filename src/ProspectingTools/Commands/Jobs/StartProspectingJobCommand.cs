using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Jobs;

/// <summary>
/// Starts jobs that import prospects. Starting one twice by accident is impossible: each logical start has one
/// Idempotency-Key, made before the first send (design, decision 5).
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "ProspectingJob", SupportsShouldProcess = true, DefaultParameterSetName = LeadListSet)]
[OutputType(typeof(ProspectingJob))]
public sealed partial class StartProspectingJobCommand : ProspectingCommand
{
    private const string LeadListSet = "LeadList";
    private const string SavedSearchSet = "SavedSearch";
    private const string SearchUrlSet = "SearchUrl";
    private const string PostUrlSet = "PostUrl";
    private const string UrlSet = "Url";

    private JobStartSession? _session;

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
    [ValidateLength(1, Assumed.MaxIdempotencyKey - IdempotencyKeys.LongestSuffix)]
    public string? IdempotencyKey { get; set; }

    /// <summary>Refuses to start what could cost more, over all starts of this command together.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? MaxCredits { get; set; }

    /// <summary>Waits until the jobs have ended, and returns them as they end.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private JobStartSession Starts => _session ??= new JobStartSession(this, IdempotencyKey, MaxCredits, Wait);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == UrlSet)
        {
            CollectUrls();
        }
        else
        {
            StartSource();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == UrlSet)
        {
            StartUrls();
        }

        _session?.WaitForAll();
    }

    /// <inheritdoc/>
    private protected override string? WhatGoesOn() => _session?.WhatGoesOn();

    private StartJobRequest Complete(StartJobRequest request)
    {
        request.MaxResults = request.Source == JobSource.UrlUpload ? null : MaxResults;
        request.SearchEmails = SearchEmails.IsPresent ? (bool)SearchEmails : null;
        request.AudienceName = AudienceName;
        return request;
    }
}
