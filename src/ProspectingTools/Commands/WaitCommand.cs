using System;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;

namespace ProspectingTools.Commands;

/// <summary>A cmdlet that waits for work of the service: how long, and how often it looks.</summary>
public abstract class WaitCommand : ProspectingCommand
{
    /// <summary>The key of the work, taken from the object that the start returned, so that it is not lost on the way.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? IdempotencyKey { get; set; }

    /// <summary>The longest wait in all, in seconds; 0 for as long as it takes.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue / 1000)]
    public double TimeoutSec { get; set; }

    /// <summary>A fixed interval between two looks, in seconds. Without it: 1 s, then half as long again each time, up to 15 s.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double? PollingIntervalSec { get; set; }

    /// <summary>Returns as soon as one has ended.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>How to wait.</summary>
    /// <returns>The options of the client.</returns>
    private protected JobWaitOptions Options()
    {
        TimeSpan? timeout = TimeoutSec > 0 ? TimeSpan.FromSeconds(TimeoutSec) : null;
        return PollingIntervalSec is { } seconds
            ? new JobWaitOptions { Timeout = timeout, FirstInterval = TimeSpan.FromSeconds(seconds), MaximumInterval = TimeSpan.FromSeconds(seconds) }
            : new JobWaitOptions { Timeout = timeout };
    }
}
