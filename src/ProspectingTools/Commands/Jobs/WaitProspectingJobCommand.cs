using System;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Waits for jobs, many at once, and returns each as it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ProspectingJob")]
[OutputType(typeof(ProspectingJob))]
public sealed class WaitProspectingJobCommand : ProspectingCommand
{
    private JobWaitSession? _wait;

    /// <summary>The jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>The job's key, taken from the object that the start returned, so that it is not lost on the way.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? IdempotencyKey { get; set; }

    /// <summary>The longest wait in all, in seconds; 0 for as long as it takes.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue / 1000)]
    public double TimeoutSec { get; set; }

    /// <summary>A fixed interval between two looks at a job, in seconds. Without it: 1 s, then half as long again each time, up to 15 s.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double? PollingIntervalSec { get; set; }

    /// <summary>Returns as soon as one job has ended.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(JobId, () =>
    {
        _wait ??= new JobWaitSession(this, Options());
        foreach (string id in JobId)
        {
            RunPerInput(id, () =>
            {
                // What is no id is an error of that input, and not of the wait for the others.
                _ = Routes.Job("group", id);
                _wait.Add(id, IdempotencyKey is null ? null : new ProspectingJob { JobId = id, IdempotencyKey = IdempotencyKey });
            });
        }
    });

    /// <inheritdoc/>
    protected override void EndProcessing() => _wait?.EmitAll(Any);

    /// <inheritdoc/>
    private protected override string? WhatGoesOn() => _wait?.WhatGoesOn();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _wait?.Dispose();
        base.Dispose(disposing);
    }

    private JobWaitOptions Options() => PollingIntervalSec is { } seconds
        ? new JobWaitOptions
        {
            Timeout = Timeout(),
            FirstInterval = TimeSpan.FromSeconds(seconds),
            MaximumInterval = TimeSpan.FromSeconds(seconds),
        }
        : new JobWaitOptions { Timeout = Timeout() };

    private TimeSpan? Timeout() => TimeoutSec > 0 ? TimeSpan.FromSeconds(TimeoutSec) : null;
}
