using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading;
using ProspectingTools.Formatting;

namespace ProspectingTools.Runtime;

/// <summary>One progress bar of a cmdlet. Shows itself a few times a second at most, with the time left by its own pace, and takes itself away.</summary>
internal sealed class ProgressBar : IDisposable
{
    // PowerShell numbers its commands from 1; a source of our own can be ended by the host when the command may write no more.
    private const long Source = 1L << 48;
    private const int NoParent = -1;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);
    private static int s_lastId = 1000;

    private readonly PSCmdlet _cmdlet;
    private readonly int _id = Interlocked.Increment(ref s_lastId);
    private readonly TimeSpan _begun = Clock();
    private readonly Pace _pace = new();
    private TimeSpan _next;
    private bool? _isSilent;

    /// <summary>Creates a bar that is not shown yet.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="activity">What is done.</param>
    /// <param name="delay">Work that ends sooner shows no bar.</param>
    public ProgressBar(PSCmdlet cmdlet, string activity, TimeSpan delay = default)
    {
        _cmdlet = cmdlet;
        Activity = activity;
        _next = delay;
    }

    /// <summary>A time that only ever goes forward, since any moment. Tests set it (by reflection: the module's public types are for its users).</summary>
    internal static Func<TimeSpan> Clock { get; set; } = static () => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    /// <summary>What is done.</summary>
    public string Activity { get; set; }

    /// <summary>The bar above this one; used when it is shown.</summary>
    public ProgressBar? Parent { get; set; }

    /// <summary>Whether a report would be shown now. Cheap: words need not be made before.</summary>
    public bool IsDue => Elapsed >= _next;

    private TimeSpan Elapsed => Clock() - _begun;

    private bool IsShown { get; set; }

    /// <summary>Shows where the work is.</summary>
    /// <param name="status">In words.</param>
    /// <param name="fraction">From 0 to 1; null when the end is unknown, which is shown as unknown.</param>
    /// <param name="isLast">Shows it even shortly after another report.</param>
    public void Report(string status, double? fraction, bool isLast = false)
    {
        if (!IsDue && !(isLast && IsShown))
        {
            return;
        }

        TimeSpan now = Elapsed;
        _next = now + s_interval;
        if (_isSilent ??= IsSilenced())
        {
            return;
        }

        IsShown = true;
        Write(new ProgressRecord(_id, Activity, status)
        {
            ParentActivityId = Parent is { IsShown: true } parent ? parent._id : NoParent,
            PercentComplete = fraction is { } f ? Math.Max(0, Math.Min(100, (int)(f * 100))) : -1,
            SecondsRemaining = _pace.Remaining(now, fraction) is { } left ? (int)Math.Ceiling(left.TotalSeconds) : -1,
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!IsShown)
        {
            return;
        }

        IsShown = false;
        var end = new ProgressRecord(_id, Activity, " ") { RecordType = ProgressRecordType.Completed };
        try
        {
            Write(end);
        }
        catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
        {
            // The command may write no more, and its bar would stay until the script ends.
            EndByHost(end);
        }
    }

    private void Write(ProgressRecord record) => _cmdlet.CommandRuntime.WriteProgress(Source, record);

    private void EndByHost(ProgressRecord end)
    {
        try
        {
            _cmdlet.Host?.UI?.WriteProgress(Source, end);
        }
        catch (Exception e) when (e is HostException or InvalidOperationException or NotSupportedException or NotImplementedException or PipelineStoppedException)
        {
            // A host without bars has none to take away.
        }
    }

    private bool IsSilenced()
    {
        object? preference = _cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out object? given)
            ? given
            : _cmdlet.GetVariableValue("ProgressPreference");
        return LanguagePrimitives.TryConvertTo(preference, out ActionPreference action) && action is ActionPreference.SilentlyContinue or ActionPreference.Ignore;
    }
}
