using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>The starts of one cmdlet: what they may cost, under which keys they go out, and what becomes of their jobs.</summary>
internal sealed class JobStartSession(ProspectingCommand command, string? givenKey, long? maxCredits, bool wait)
{
    private readonly List<ProspectingJob> _started = [];
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private JobStarts? _starts;
    private volatile Func<string?>? _waiting;
    private long _creditsCommitted;

    private bool WhatIf => command.MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && given is SwitchParameter { IsPresent: true };

    private JobStarts Starts => _starts ??= new JobStarts(command.Client, givenKey);

    /// <summary>Whether this command has started a job of the same source already.</summary>
    /// <param name="request">The start.</param>
    /// <returns>True when it has.</returns>
    public bool HasStarted(StartJobRequest request) => _sources.Contains(SourceIdentity.Of(request));

    /// <summary>Asks whether a start may be made: -MaxCredits, -WhatIf and -Confirm.</summary>
    /// <param name="target">What would be imported.</param>
    /// <param name="prospects">How many at most.</param>
    /// <param name="credits">What it can cost.</param>
    /// <param name="input">The user's input.</param>
    /// <param name="requests">The starts; with -WhatIf they are measured where the service can.</param>
    /// <returns>True when it may.</returns>
    public bool MayStart(string target, long prospects, long credits, object? input, params StartJobRequest[] requests)
    {
        if (maxCredits is { } budget && _creditsCommitted + credits > budget)
        {
            string before = _creditsCommitted > 0 ? $" {Counted.Of(_creditsCommitted, "credit")} {Counted.Verb(_creditsCommitted, "is", "are")} committed by earlier starts of this command." : string.Empty;
            command.WriteError(ErrorFactory.Create(
                ErrorIds.MaxCreditsExceeded,
                ErrorCategory.LimitsExceeded,
                string.Format(CultureInfo.InvariantCulture, "Not started: {0} could cost up to {1}, and -MaxCredits is {2:N0}.{3} Lower -MaxResults, or raise -MaxCredits.", target, Counted.Of(credits, "credit"), budget, before),
                input));
            return false;
        }

        string sum = _creditsCommitted > 0 ? string.Format(CultureInfo.InvariantCulture, "; {0:N0} with those before", _creditsCommitted + credits) : string.Empty;
        string action = $"Start a prospecting job: up to {Counted.Of(prospects, "prospect")}, at most {Counted.Of(credits, "credit")}{sum}{(WhatIf ? SourceForecast.Of(command, requests) : string.Empty)}";
        bool start = command.ShouldProcess($"Performing the operation \"{action}\" on target \"{command.At(target)}\".", null, null, out ShouldProcessReason reason);

        // -WhatIf adds up too: it is asked what all starts together would cost.
        if (start || reason == ShouldProcessReason.WhatIf)
        {
            _creditsCommitted += credits;
        }

        return start;
    }

    /// <summary>Starts a source.</summary>
    /// <param name="request">The start.</param>
    /// <param name="isOnly">Whether it is the command's only one, which has the key itself.</param>
    /// <param name="input">The user's input.</param>
    /// <param name="sourceName">Its name, where known.</param>
    public void SendSource(StartJobRequest request, bool isOnly, object? input, string? sourceName)
    {
        if (Send(() => isOnly ? Starts.StartOnlyAsync(request, command.Context) : Starts.StartSourceAsync(request, command.Context), input, sourceName))
        {
            _sources.Add(SourceIdentity.Of(request));
        }
    }

    /// <summary>Starts the next part of a list of addresses.</summary>
    /// <param name="request">The start.</param>
    /// <param name="inputs">The addresses as they were given.</param>
    /// <returns>Whether it was started.</returns>
    public bool SendPart(StartJobRequest request, IReadOnlyList<JobInput> inputs) => Send(() => Starts.StartPartAsync(request, command.Context), request.Urls, null, inputs);

    /// <summary>With -Wait: waits until the jobs have ended, and writes each as it ends.</summary>
    public void WaitForAll()
    {
        if (!wait || _started.Count == 0)
        {
            return;
        }

        using var session = new JobWaitSession(command, new JobWaitOptions());
        _waiting = session.WhatGoesOn;
        foreach (ProspectingJob job in _started)
        {
            session.Add(job.JobId!, job);
        }

        session.EmitAll(any: false);
    }

    /// <summary>What goes on when the command is stopped, and under which key it can go on. Any thread.</summary>
    /// <returns>Sentences; null when nothing was sent.</returns>
    public string? WhatGoesOn()
    {
        if (_starts is not { HasSent: true } starts)
        {
            return null;
        }

        string? jobs = _waiting is { } waiting ? waiting() : "Stopped. What was started continues, and what it imports is charged.";
        return jobs is null ? null : $"{jobs} The same command with -IdempotencyKey '{starts.Key}' starts the rest and finds what was started: nothing is charged twice.";
    }

    private bool Send(Func<Task<ProspectingJob>> start, object? input, string? sourceName, IReadOnlyList<JobInput>? inputs = null) => command.RunPerInput(input, () =>
    {
        ProspectingJob job = command.Await(start());
        job.SourceName = sourceName;
        Session.Current.Seen.Add(job);
        if (inputs is not null)
        {
            Session.Current.JobInputs.Add(job.JobId!, inputs);
        }

        if (job.Replayed)
        {
            command.WriteVerbose($"Job {job.JobId} had been started under this key before; no second one was started.");
        }

        SearchWarnings.Write(command, job.IgnoredFilters, job.FilterNotes);
        if (wait)
        {
            _started.Add(job);
        }
        else
        {
            command.Emit(job);
        }
    });
}
