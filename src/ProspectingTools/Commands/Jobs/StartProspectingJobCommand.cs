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
public sealed partial class StartProspectingJobCommand : JobSourceCommand
{
    private JobStartSession? _session;

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
    [WholeNumber]
    public long? MaxCredits { get; set; }

    /// <summary>Waits until the jobs have ended, and returns them as they end.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Refuses to start a search of which a part is not applied, before anything is charged.</summary>
    [Parameter(ParameterSetName = SearchUrlSet)]
    [Parameter(ParameterSetName = SavedSearchSet)]
    public SwitchParameter Strict { get; set; }

    private JobStartSession Starts => _session ??= new JobStartSession(this, IdempotencyKey, MaxCredits, Wait);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == UrlSet)
        {
            CollectUrls();
        }
        else if (ParameterSetName == PathSet)
        {
            CollectFiles();
        }
        else
        {
            StartSource();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName is UrlSet or PathSet)
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
