using System.Management.Automation;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Waits for jobs, many at once, and returns each as it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ProspectingJob")]
[OutputType(typeof(ProspectingJob))]
public sealed class WaitProspectingJobCommand : WaitCommand
{
    private JobWaitSession? _wait;

    /// <summary>The jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(JobId, () =>
    {
        _wait ??= new JobWaitSession(this, Options());
        foreach (string id in JobId)
        {
            RunPerInput(id, () =>
            {
                // What is not an id is an error of that input, and not of the wait for the others.
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
}
