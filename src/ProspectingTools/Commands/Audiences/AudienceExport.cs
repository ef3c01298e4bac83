using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Export;
using ProspectingTools.Client.Files;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>One audience on its way to one file.</summary>
internal sealed class AudienceExport(ProspectingCommand command, ExportTarget target, ProspectWriter writer, ExportCheckpoint plan, int pageSize)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Writes the file.</summary>
    /// <param name="resume">Whether to go on with an unfinished one.</param>
    /// <param name="force">Whether the file may be replaced.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ExportException">The unfinished file cannot be gone on with, or the disk is full.</exception>
    /// <exception cref="ProspectingApiException">A page cannot be read; what came before it is kept.</exception>
    public ExportSummary Run(bool resume, bool force)
    {
        ExportFile? file = resume ? ExportFile.Resume(target, writer, plan) : null;
        long before = file?.Rows ?? 0;
        try
        {
            if (file is not { IsFinished: true })
            {
                file = Pages(file, before);
            }

            file.Complete(force);
            return Summary(file, before);
        }
        catch (ProspectingApiException e) when (file is not null || File.Exists(target.PartialPath))
        {
            e.ResumeWith = "-Resume";
            throw;
        }
        catch (IOException e) when (DiskFull.Is(e))
        {
            throw new ExportException(
                ExportException.DiskFull,
                $"The disk that '{target.Path}' is on is full. What was written before is kept in '{target.PartialPath}': make room, and run the same command with -Resume.",
                e);
        }
        finally
        {
            file?.Dispose();
        }
    }

    private ExportFile Pages(ExportFile? resumed, long before)
    {
        Audience? audience = Audience();
        using var bar = new ProgressBar(command, $"Exporting {audience?.Name ?? "audience " + plan.AudienceId}");
        using CursorPager<Prospect> pager = command.Client.GetProspects(
            plan.AudienceId!,
            new PageOptions { PageSize = pageSize, Cursor = resumed?.Cursor },
            command.Context);

        // The file is not begun before the first page is here: an audience that cannot be read leaves nothing behind.
        ExportFile? file = resumed;
        try
        {
            while (command.Await(pager.NextAsync()) is { } page)
            {
                file ??= ExportFile.Begin(target, writer, plan);
                file.Append(page.Items, page.NextCursor);
                Report(bar, file.Rows, file.Rows - before, audience?.ProspectCount);
            }

            return file ?? ExportFile.Begin(target, writer, plan);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    // Only for the name and the count of the progress bar; a key may be allowed to read prospects and not audiences.
    private Audience? Audience()
    {
        try
        {
            return command.Await(command.Client.GetAudienceAsync(plan.AudienceId!, command.Context)).Value;
        }
        catch (ProspectingApiException e) when (e.Kind == FailureKind.Api)
        {
            return null;
        }
    }

    private void Report(ProgressBar bar, long rows, long ownRows, long? total)
    {
        double rate = ownRows / Math.Max(_clock.Elapsed.TotalSeconds, 0.001);
        string text = total is { } all
            ? string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} prospects, {2:N0} a second", rows, all, rate)
            : string.Format(CultureInfo.CurrentCulture, "{0:N0} prospects, {1:N0} a second", rows, rate);
        bar.Report(text, total > 0 ? (double)rows / total : null);
    }

    private ExportSummary Summary(ExportFile file, long before) => new()
    {
        Path = target.Path,
        Format = plan.Format == nameof(ExportFormat.JsonLines) ? ExportFormat.JsonLines : ExportFormat.Csv,
        AudienceId = plan.AudienceId,
        Rows = file.Rows,
        Bytes = file.Bytes,
        Duration = _clock.Elapsed,
        RowsPerSecond = (file.Rows - before) / Math.Max(_clock.Elapsed.TotalSeconds, 0.001),
        Resumed = file.Resumed,
    };
}
