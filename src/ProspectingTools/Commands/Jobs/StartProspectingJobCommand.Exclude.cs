using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands.Jobs;

/// <content>People who are left out before anything is charged.</content>
public sealed partial class StartProspectingJobCommand
{
    private ExclusionInput? _exclusion;
    private bool _exclusionFailed;

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

    /// <summary>Starts although the service cannot leave out those who are to be excluded.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    // What is to be left out and could not be read must not be charged: then nothing is started.
    private ExclusionInput? Exclusion()
    {
        if (_exclusion is null && !_exclusionFailed)
        {
            var input = new ExclusionInput(this);
            List<string> files = ResolveFiles(ExcludePath, out bool areAllThere);
            _exclusionFailed = !areAllThere || !RunPerInput(ExcludePath, () => input.Read(Exclude, files)) || input.HasFailed;
            _exclusion = _exclusionFailed ? null : input;
        }

        return _exclusion;
    }

    private bool TryExcludeAddresses(out IReadOnlyList<string>? audiences)
    {
        audiences = null;
        if (Exclusion() is not { } exclusion)
        {
            WriteNotStarted();
            return false;
        }

        if (exclusion.AudienceIds.Count > 0 && _urls.Count > 0)
        {
            if (IsPlanOnly())
            {
                WriteWarning("How many of the profiles the audiences to exclude have is told once the session is connected.");
            }
            else if (!TryExcludeAudiences(exclusion, out audiences))
            {
                WriteNotStarted();
                return false;
            }
        }

        int before = _urls.Count;
        _inputs.Exclude(exclusion.People);
        if (_urls.Remove(exclusion.People) is var left and > 0)
        {
            WriteWarning(string.Format(CultureInfo.InvariantCulture, "{0:N0} of {1:N0} profiles are excluded and left out.", left, before));
        }

        return true;
    }

    // The local service knows people by all their addresses, so it is told the audiences; elsewhere their addresses are read.
    private bool TryExcludeAudiences(ExclusionInput exclusion, out IReadOnlyList<string>? audiences)
    {
        IReadOnlyList<string>? told = null;
        bool done = RunPerInput(exclusion.AudienceIds, () =>
        {
            long? known = 0;
            foreach (IReadOnlyList<string> part in _urls.Split())
            {
                known += Measured(new StartJobRequest { Source = JobSource.UrlUpload, Urls = part, ExcludeAudienceIds = exclusion.AudienceIds })?.Excluded;
            }

            if (known is not { } count)
            {
                exclusion.AudienceIds.ToList().ForEach(id => ReadPeople(exclusion, id));
                return;
            }

            told = exclusion.AudienceIds;
            WriteLeftOut(count);
        });
        audiences = told;
        return done;
    }

    private void ReadPeople(ExclusionInput exclusion, string audienceId)
    {
        using CursorPager<Prospect> pager = Client.GetProspects(audienceId, new PageOptions(), Context);
        while (Await(pager.NextAsync()) is { } page)
        {
            foreach (Prospect prospect in page.Items)
            {
                exclusion.People.Add(prospect);
            }
        }
    }

    // Whether a source may be started; its request then names the audiences to leave out.
    private bool TryExclude(StartJobRequest request, string target, object? input)
    {
        if (Exclusion() is not { } exclusion)
        {
            WriteNotStarted();
            return false;
        }

        string? unsupported = exclusion.People.Count > 0
            ? "people can be left out by their addresses only where addresses are imported (-Url, -Path). Give audiences as -Exclude: the local service leaves their people out of any source"
            : null;
        request.ExcludeAudienceIds = exclusion.AudienceIds.Count > 0 ? exclusion.AudienceIds : null;
        if (unsupported is null && request.ExcludeAudienceIds is not null && !IsPlanOnly())
        {
            SourceMeasure? measure = null;
            if (!RunPerInput(input, () => measure = Measured(request)))
            {
                return false;
            }

            unsupported = measure is null ? "this service cannot leave out the people of audiences where it finds the people itself" : null;
            WriteLeftOut(measure?.Excluded ?? 0);
        }

        if (unsupported is null)
        {
            return true;
        }

        if (!Force)
        {
            WriteError(ErrorFactory.Create(
                ErrorIds.ExcludeUnsupported, ErrorCategory.NotImplemented, $"Not started ({target}): {unsupported}. -Force starts without leaving anybody out, and they are paid for again.", input));
            return false;
        }

        request.ExcludeAudienceIds = null;
        WriteWarning($"Nobody is left out ({target}): {unsupported}.");
        return true;
    }

    private SourceMeasure? Measured(StartJobRequest request) => Await(Client.MeasureSourceAsync(request, Context));

    // -WhatIf opens no vault.
    private bool IsPlanOnly() =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && given is SwitchParameter { IsPresent: true } && ConnectionResolver.AtHand(Connection, ProfileName) is null;

    private void WriteLeftOut(long count)
    {
        if (count > 0)
        {
            WriteWarning(string.Format(CultureInfo.InvariantCulture, "{0:N0} people of the excluded audiences are left out.", count));
        }
    }

    private void WriteNotStarted() =>
        WriteWarning("Nothing was started, because not all of those to exclude could be read.");
}
