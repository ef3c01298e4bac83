using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>People who are left out of jobs before anything is charged: what -Exclude and -ExcludePath mean for each start.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="items">The value of -Exclude.</param>
/// <param name="paths">The value of -ExcludePath.</param>
/// <param name="worksheet">The value of -ExcludeWorksheetName.</param>
/// <param name="encoding">The value of -ExcludeEncoding.</param>
/// <param name="force">The value of -Force: starts although nobody can be left out.</param>
internal sealed class JobExclusion(ProspectingCommand command, object?[]? items, string[] paths, string? worksheet, Encoding? encoding, bool force)
{
    private ExclusionInput? _input;
    private bool _isWarned;
    private bool _hasFailed;

    /// <summary>Takes people out of a list of profiles.</summary>
    /// <param name="profiles">The profiles.</param>
    /// <param name="audiences">Audiences that the start names for the service to leave out; null for none.</param>
    /// <returns>True when the profiles may be started.</returns>
    public bool TryExclude(ProfileUrlSet profiles, out IReadOnlyList<string>? audiences)
    {
        audiences = null;
        if (Input() is not { } exclusion)
        {
            WriteNotStarted();
            return false;
        }

        if (exclusion.AudienceIds.Count > 0 && profiles.Count > 0)
        {
            if (IsPlanOnly())
            {
                command.WriteWarning("How many of these profiles the excluded audiences contain is known only once the session is connected.");
            }
            else if (!TryExcludeAudiences(exclusion, profiles, out audiences))
            {
                WriteNotStarted();
                return false;
            }
        }

        int before = profiles.Count;
        if (profiles.Remove(exclusion.People) is var left and > 0)
        {
            command.WriteWarning($"{left.ToString("N0", CultureInfo.InvariantCulture)} of {Counted.Of(before, "profile")} {Counted.Verb(left, "is", "are")} excluded and left out.");
        }

        return true;
    }

    /// <summary>Takes people out of what a start was given who are in the profile's suppression file.</summary>
    /// <param name="given">What was given.</param>
    public void Suppress(ProfileInput given)
    {
        SuppressionList list = Suppression();
        int before = given.Profiles.Count;
        if (list.Count > 0 && given.Profiles.Remove(list.HasProfile) is var left and > 0)
        {
            given.Inputs.Suppress(list.HasProfile);
            command.WriteWarning(string.Format(CultureInfo.InvariantCulture, "{0:N0} of {1:N0} profiles {2} in the suppression file and {2} left out.", left, before, Counted.Verb(left, "is", "are")));
        }
    }

    /// <summary>Names the audiences to leave out in the start of a source.</summary>
    /// <param name="request">The start.</param>
    /// <param name="target">What to call its source.</param>
    /// <param name="source">The user's input.</param>
    /// <returns>True when the source may be started.</returns>
    public bool TryExclude(StartJobRequest request, string target, object? source)
    {
        if (Input() is not { } exclusion)
        {
            WriteNotStarted();
            return false;
        }

        if (!_isWarned && Suppression().Count > 0)
        {
            _isWarned = true;
            command.WriteWarning("The profile's suppression file keeps nobody out of a source that the service searches itself: whoever of them is imported is charged. Exports leave them out.");
        }

        string? unsupported = exclusion.People.Count > 0
            ? "people can be left out by their addresses only where addresses are imported (-Url, -Path). Give audiences as -Exclude: the local service leaves their people out of any source"
            : null;
        request.ExcludeAudienceIds = exclusion.AudienceIds.Count > 0 ? exclusion.AudienceIds : null;
        if (unsupported is null && request.ExcludeAudienceIds is not null && !IsPlanOnly())
        {
            SourceMeasure? measure = null;
            if (!command.RunPerInput(source, () => measure = Measured(request)))
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

        if (!force)
        {
            command.WriteError(ErrorFactory.Create(
                ErrorIds.ExcludeUnsupported, ErrorCategory.NotImplemented, $"Not started ({target}): {unsupported}. -Force starts without leaving anybody out, and they are paid for again.", source));
            return false;
        }

        request.ExcludeAudienceIds = null;
        command.WriteWarning($"Nobody is left out ({target}): {unsupported}.");
        return true;
    }

    // What is to be left out and could not be read must not be charged: then nothing is started.
    private ExclusionInput? Input()
    {
        if (_input is null && !_hasFailed)
        {
            var input = new ExclusionInput(command);
            List<string> files = InputFile.Resolve(command, paths, out bool areAllThere);
            _hasFailed = !areAllThere || !command.RunPerInput(paths, () => input.Read(items, files, worksheet, encoding)) || input.HasFailed;
            _input = _hasFailed ? null : input;
        }

        return _input;
    }

    // The local service knows people by all their addresses, so the start names the audiences; elsewhere their addresses are read.
    private bool TryExcludeAudiences(ExclusionInput exclusion, ProfileUrlSet profiles, out IReadOnlyList<string>? audiences)
    {
        IReadOnlyList<string>? named = null;
        bool done = command.RunPerInput(exclusion.AudienceIds, () =>
        {
            long? known = 0;
            foreach (IReadOnlyList<string> part in profiles.Split())
            {
                known += Measured(new StartJobRequest { Source = JobSource.UrlUpload, Urls = part, ExcludeAudienceIds = exclusion.AudienceIds })?.Excluded;
            }

            if (known is not { } count)
            {
                exclusion.AudienceIds.ToList().ForEach(id => ReadPeople(exclusion, id));
                return;
            }

            named = exclusion.AudienceIds;
            WriteLeftOut(count);
        });
        audiences = named;
        return done;
    }

    private void ReadPeople(ExclusionInput exclusion, string audienceId)
    {
        using CursorPager<Prospect> pager = command.Client.GetProspects(audienceId, new PageOptions(), command.Context);
        while (command.Await(pager.NextAsync()) is { } page)
        {
            foreach (Prospect prospect in page.Items)
            {
                exclusion.People.Add(prospect);
            }
        }
    }

    private SourceMeasure? Measured(StartJobRequest request) => command.Await(command.Client.MeasureSourceAsync(request, command.Context));

    private SuppressionList Suppression() => IsPlanOnly() ? SuppressionList.Empty : command.Suppression();

    // -WhatIf opens no vault.
    private bool IsPlanOnly() =>
        command.MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && given is SwitchParameter { IsPresent: true }
        && ConnectionResolver.AtHand(command.Connection, command.ProfileName) is null;

    private void WriteLeftOut(long count)
    {
        if (count > 0)
        {
            command.WriteWarning($"{Counted.People(count)} of the excluded audiences {Counted.Verb(count, "is", "are")} left out.");
        }
    }

    private void WriteNotStarted() =>
        command.WriteWarning("Nothing was started, because not all of those to exclude could be read.");
}
