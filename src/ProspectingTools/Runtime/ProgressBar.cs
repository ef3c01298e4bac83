using System;
using System.Management.Automation;

namespace ProspectingTools.Runtime;

/// <summary>One progress bar of a cmdlet. Shows itself a few times a second at most, and takes itself away.</summary>
internal sealed class ProgressBar : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);
    private static int s_lastId = 1000;

    private readonly Cmdlet _cmdlet;
    private readonly int _id = System.Threading.Interlocked.Increment(ref s_lastId);
    private readonly string _activity;
    private DateTime _next = DateTime.MinValue;
    private bool _shown;

    public ProgressBar(Cmdlet cmdlet, string activity)
    {
        _cmdlet = cmdlet;
        _activity = activity;
    }

    /// <summary>Shows where the work is.</summary>
    /// <param name="status">In words.</param>
    /// <param name="fraction">From 0 to 1; null when the end is unknown, which is shown as unknown.</param>
    public void Report(string status, double? fraction)
    {
        DateTime now = DateTime.UtcNow;
        if (now < _next)
        {
            return;
        }

        _next = now + s_interval;
        _shown = true;
        _cmdlet.WriteProgress(new ProgressRecord(_id, _activity, status)
        {
            PercentComplete = fraction is { } f ? Math.Max(0, Math.Min(100, (int)(f * 100))) : -1,
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_shown)
        {
            return;
        }

        _shown = false;
        try
        {
            _cmdlet.WriteProgress(new ProgressRecord(_id, _activity, " ") { RecordType = ProgressRecordType.Completed });
        }
        catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
        {
            // A stopped pipeline takes its bars away by itself.
        }
    }
}
