using System;
using System.Diagnostics;
using System.Globalization;
using ProspectingTools.Client.Export;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>The file of an audience while it is written.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="target">The file.</param>
/// <param name="writer">What writes the bytes.</param>
/// <param name="plan">What is exported and how.</param>
/// <param name="resumed">The unfinished file that is resumed; null for none.</param>
/// <param name="force">Whether the file may be replaced.</param>
internal sealed class ExportRun(ProspectingCommand command, ExportTarget target, ProspectWriter writer, ExportCheckpoint plan, ExportFile? resumed, bool force) : IDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _before = resumed?.Rows ?? 0;
    private ExportFile? _file = resumed;
    private ProgressBar? _bar;

    /// <summary>The cursor to go on with.</summary>
    public string? Cursor => _file?.Cursor;

    /// <summary>Whether all pages were written by an earlier run.</summary>
    public bool IsFinished => _file is { IsFinished: true };

    /// <summary>Writes a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="audience">The audience, where it may be looked at.</param>
    public void Append(Page<Prospect> page, Audience? audience)
    {
        // The file is not begun before the first page is here: an audience that cannot be read leaves nothing behind.
        _file ??= ExportFile.Begin(target, writer, plan);
        _file.Append(page.Items, page.NextCursor);
        _bar ??= new ProgressBar(command, $"Exporting {audience?.Name ?? "audience " + plan.AudienceId}");
        Report(_bar, _file.Rows, _file.Rows - _before, audience?.ProspectCount);
    }

    /// <summary>Gives the file its name.</summary>
    /// <returns>What was written.</returns>
    public ExportSummary Complete()
    {
        _file ??= ExportFile.Begin(target, writer, plan);
        _file.Complete(force);
        return new ExportSummary
        {
            Path = target.Path,
            Format = plan.Format == nameof(ExportFormat.JsonLines) ? ExportFormat.JsonLines : ExportFormat.Csv,
            AudienceId = plan.AudienceId,
            Rows = _file.Rows,
            Bytes = _file.Bytes,
            Duration = _clock.Elapsed,
            RowsPerSecond = (_file.Rows - _before) / Math.Max(_clock.Elapsed.TotalSeconds, 0.001),
            Resumed = _file.Resumed,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bar?.Dispose();
        _file?.Dispose();
    }

    private void Report(ProgressBar bar, long rows, long ownRows, long? total)
    {
        double rate = ownRows / Math.Max(_clock.Elapsed.TotalSeconds, 0.001);
        string text = total is { } all
            ? string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} prospects, {2:N0} a second", rows, all, rate)
            : string.Format(CultureInfo.CurrentCulture, "{0:N0} prospects, {1:N0} a second", rows, rate);
        bar.Report(text, total > 0 ? (double)rows / total : null);
    }
}
