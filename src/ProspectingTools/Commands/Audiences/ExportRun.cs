using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using ProspectingTools.Client.Export;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>The file of an audience while it is written.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="target">The file.</param>
/// <param name="writer">What writes the bytes.</param>
/// <param name="plan">What is exported and how.</param>
/// <param name="resumed">The unfinished file that is resumed; null for none.</param>
/// <param name="force">Whether the file may be replaced.</param>
/// <param name="before">The finished file that prospects are put behind; null for none.</param>
internal sealed class ExportRun(
    ProspectingCommand command, ExportTarget target, ProspectWriter writer, ExportCheckpoint plan, ExportFile? resumed, bool force, ExportedFile? before = null) : IDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _before = resumed?.Rows ?? before?.Rows ?? 0;
    private readonly HashSet<string> _suppressedIds = new(StringComparer.Ordinal);
    private ExportFile? _file = resumed;
    private SuppressionList _suppression = SuppressionList.Empty;
    private long _suppressed;
    private long _alreadyThere;
    private ProgressBar? _bar;

    /// <summary>The bar above its own; null for none.</summary>
    public ProgressBar? Above { get; init; }

    /// <summary>The cursor to go on with.</summary>
    public string? Cursor => _file?.Cursor;

    /// <summary>Whether all pages were written by an earlier run.</summary>
    public bool IsFinished => _file is { IsFinished: true };

    /// <summary>Leaves prospects out.</summary>
    /// <param name="prospectIds">Those who are in the service's suppression file.</param>
    /// <param name="list">Those who are in the profile's.</param>
    public void LeaveOut(IEnumerable<string> prospectIds, SuppressionList list)
    {
        _suppressedIds.UnionWith(prospectIds);
        _suppression = list;
    }

    /// <summary>Writes a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="audience">The audience, where it may be looked at.</param>
    /// <returns>The prospects that were written.</returns>
    public IReadOnlyList<Prospect> Append(Page<Prospect> page, Audience? audience)
    {
        IReadOnlyList<Prospect> items = _suppressedIds.Count + _suppression.Count == 0 ? page.Items : [.. page.Items.Where(prospect => !IsSuppressed(prospect))];
        _suppressed += page.Items.Count - items.Count;
        if (before is not null)
        {
            int wanted = items.Count;
            items = [.. items.Where(prospect => before.Add(prospect.ProspectId))];
            _alreadyThere += wanted - items.Count;
            if (items.Count == 0)
            {
                return items;
            }
        }

        // The file is not begun before the first page is here: an audience that cannot be read leaves nothing behind.
        _file ??= Begin();
        _file.Append(items, page.NextCursor);
        _bar ??= new ProgressBar(command, $"Exporting {audience?.Name ?? "audience " + plan.AudienceId}") { Parent = Above };
        Report(_bar, _file.Rows, _file.Rows - _before, audience?.ProspectCount);
        return items;
    }

    /// <summary>Gives the file its name.</summary>
    /// <returns>What was written.</returns>
    public ExportSummary Complete()
    {
        if (before is not null && _file is null)
        {
            return Summary(before.Rows, before.Bytes);
        }

        _file ??= Begin();
        _file.Complete(force || before is not null);
        return Summary(_file.Rows, _file.Bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bar?.Dispose();
        _file?.Dispose();
    }

    private ExportFile Begin() => before is null ? ExportFile.Begin(target, writer, plan) : ExportFile.BeginBehind(target, writer, plan, before);

    private ExportSummary Summary(long rows, long bytes)
    {
        if (_suppressed > 0)
        {
            command.WriteWarning($"{target.Path}: {Counted.Of(_suppressed, "prospect")} {Counted.Verb(_suppressed, "is", "are")} in the suppression file and {Counted.Verb(_suppressed, "was", "were")} left out.");
        }

        return new ExportSummary
        {
            Path = target.Path,
            Format = plan.Format == nameof(ExportFormat.JsonLines) ? ExportFormat.JsonLines : ExportFormat.Csv,
            AudienceId = plan.AudienceId,
            Rows = rows,
            Suppressed = _suppressed,
            Appended = before is null ? null : rows - before.Rows,
            AlreadyThere = before is null ? null : _alreadyThere,
            Bytes = bytes,
            Duration = _clock.Elapsed,
            RowsPerSecond = (rows - _before) / Math.Max(_clock.Elapsed.TotalSeconds, 0.001),
            Resumed = _file is { Resumed: true },
        };
    }

    private bool IsSuppressed(Prospect prospect) => (prospect.ProspectId is { } id && _suppressedIds.Contains(id)) || _suppression.Has(prospect);

    private void Report(ProgressBar bar, long rows, long ownRows, long? total)
    {
        double rate = ownRows / Math.Max(_clock.Elapsed.TotalSeconds, 0.001);
        string text = total is { } all
            ? string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} prospects, {2:N0} a second", rows, all, rate)
            : string.Format(CultureInfo.CurrentCulture, "{0:N0} prospects, {1:N0} a second", rows, rate);
        bar.Report(text, total > 0 ? (double)rows / total : null);
    }
}
