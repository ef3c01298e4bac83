using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Formatting;

namespace ProspectingTools.Commands.Jobs;

/// <summary>
/// Starts jobs that import prospects. Starting one twice by accident is impossible: each logical start has one
/// Idempotency-Key, made before the first send (design, decision 5).
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "ProspectingJob", SupportsShouldProcess = true, DefaultParameterSetName = LeadListSet)]
[OutputType(typeof(ProspectingJob))]
public sealed class StartProspectingJobCommand : JobSourceCommand
{
    private JobStartSession? _session;
    private JobExclusion? _exclusion;
    private bool _isOnlySource;
    private bool _isCapWarned;

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

    /// <summary>Refuses to start a search when a part of it is not applied, before anything is charged.</summary>
    [Parameter(ParameterSetName = SearchUrlSet)]
    [Parameter(ParameterSetName = SavedSearchSet)]
    public SwitchParameter Strict { get; set; }

    /// <summary>People to leave out: prospects, contacts, audiences, jobs, rows of a file, addresses of profiles or ids of audiences.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Exclude { get; set; }

    /// <summary>Files of people to leave out, in any format that Import-ProspectingPerson knows.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] ExcludePath { get; set; } = [];

    /// <summary>The sheet of the Excel workbooks of -ExcludePath; the first one with something in it when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExcludeWorksheetName { get; set; }

    /// <summary>The code page of text files of -ExcludePath that are neither UTF-8 nor UTF-16.</summary>
    [Parameter]
    [TextEncoding]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(Completion.TextEncodingCompleter))]
    public Encoding? ExcludeEncoding { get; set; }

    /// <summary>Starts although the service cannot leave out those who are to be excluded.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private JobStartSession Starts => _session ??= new JobStartSession(this, IdempotencyKey, MaxCredits, Wait);

    private JobExclusion Exclusion => _exclusion ??= new JobExclusion(this, Exclude, ExcludePath, ExcludeWorksheetName, ExcludeEncoding, Force);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // Only what is on the command line is bound by now; what the pipeline brings is bound for each object.
        _isOnlySource = new[] { nameof(LeadListId), nameof(SavedSearchId), nameof(SearchUrl), nameof(PostUrl) }.Any(MyInvocation.BoundParameters.ContainsKey);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TakeProfiles())
        {
            return;
        }

        foreach ((StartJobRequest Request, string Target, object? Input, string? Name) source in Sources())
        {
            StartSource(source.Request, source.Target, source.Input, source.Name);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (IsOfProfiles)
        {
            Profiles.WriteRows();
            StartProfiles(Profiles.Profiles);
        }

        _session?.WaitForAll();
    }

    /// <inheritdoc/>
    private protected override string? WhatGoesOn() => _session?.WhatGoesOn();

    private void StartSource(StartJobRequest request, string target, object? input, string? sourceName)
    {
        request = Complete(request);
        if (!_isCapWarned && MaxResults > Limits.HighestPlanCap)
        {
            _isCapWarned = true;
            WriteWarning(string.Format(CultureInfo.InvariantCulture, "No plan imports more than {0:N0} prospects in a job: -MaxResults {1:N0} is lowered to the cap of your plan.", Limits.HighestPlanCap, MaxResults));
        }

        if (Starts.HasStarted(request))
        {
            WriteWarning($"The {target} came twice in this command and is started once.");
        }
        else if (Exclusion.TryExclude(request, target, input)
            && (!Strict || StrictCheck.IsWhollyApplied(this, request, target, input))
            && Starts.MayStart(target, JobCost.MaximumProspects(request), JobCost.MaximumCredits(request), input, request))
        {
            Starts.SendSource(request, _isOnlySource, input, sourceName);
        }
    }

    private void StartProfiles(ProfileUrlSet profiles)
    {
        int given = profiles.Count;
        if (!Exclusion.TryExclude(profiles, out IReadOnlyList<string>? audiences))
        {
            return;
        }

        Exclusion.Suppress(Profiles);
        IReadOnlyList<IReadOnlyList<string>> parts = profiles.Split();
        if (parts.Count == 0)
        {
            WriteWarning(given == 0 ? "No LinkedIn profile was given, so no job was started." : "Every profile is excluded, so no job was started.");
            return;
        }

        if (Profiles.Read > profiles.Count)
        {
            WriteVerbose($"{Counted.Of(profiles.Count, "distinct profile")} of {Profiles.Read} addresses.");
        }

        StartJobRequest[] requests = parts.Select(part => Complete(new StartJobRequest { Source = JobSource.UrlUpload, Urls = part, ExcludeAudienceIds = audiences })).ToArray();
        string target = parts.Count == 1 ? Counted.Of(profiles.Count, "profile") : $"{Counted.Of(profiles.Count, "profile")} in {parts.Count} jobs";
        if (Starts.MayStart(target, requests.Sum(JobCost.MaximumProspects), requests.Sum(JobCost.MaximumCredits), profiles.Count, requests))
        {
            // What comes after a part that failed is not sent: once the list is mended it may be in another part.
            Profiles.Inputs.ExcludeAllBut(parts.SelectMany(static part => part));
            _ = requests.All(request => Starts.SendPart(request, Profiles.Inputs.Of(request.Urls!, isFirst: request == requests[0])));
        }
    }

    private StartJobRequest Complete(StartJobRequest request)
    {
        request.MaxResults = request.Source == JobSource.UrlUpload ? null : MaxResults;
        request.SearchEmails = SearchEmails.IsPresent ? (bool)SearchEmails : null;
        request.AudienceName = AudienceName;
        return request;
    }
}
