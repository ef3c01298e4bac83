using System;
using System.Collections.Generic;
using System.IO;
using ProspectingTools.Client.Files;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Export;

/// <summary>
/// An export on its way to a file. Each page goes into the unfinished file immediately. A few times a second the file is
/// brought to the disk, and only then the checkpoint is written: so whatever the checkpoint says is there, even after a
/// power cut, and what is there beyond it is cut off by the next run. The file gets its name when it is whole.
/// </summary>
public sealed class ExportFile : IDisposable
{
    // Bringing every small page to the disk would make the disk the slowest part.
    private static readonly TimeSpan s_saveInterval = TimeSpan.FromMilliseconds(200);

    private readonly ExportTarget _target;
    private readonly ProspectWriter _writer;
    private readonly ExportCheckpoint _checkpoint;
    private readonly FileStream _file;
    private readonly MemoryStream _page = new();
    private readonly TimeSource _time;
    private readonly ExportedFile? _before;
    private TimeSpan _saved;
    private bool _unsaved;
    private bool _completed;

    private ExportFile(ExportTarget target, ProspectWriter writer, ExportCheckpoint checkpoint, FileStream file, bool resumed, ExportedFile? before = null, TimeSource? time = null)
    {
        _target = target;
        _writer = writer;
        _checkpoint = checkpoint;
        _file = file;
        Resumed = resumed;
        _before = before;
        _time = time ?? TimeSource.System;
        _saved = _time.Elapsed;
    }

    /// <summary>Whether it resumes an earlier run.</summary>
    public bool Resumed { get; }

    /// <summary>The cursor of the next page; null for the first.</summary>
    public string? Cursor => _checkpoint.Cursor;

    /// <summary>Whether every page is written.</summary>
    public bool IsFinished => _checkpoint.Finished;

    /// <summary>Prospects written.</summary>
    public long Rows => _checkpoint.Rows;

    /// <summary>Bytes written.</summary>
    public long Bytes => _checkpoint.Bytes;

    /// <summary>Begins an export; an unfinished one is thrown away.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="writer">What writes the bytes.</param>
    /// <param name="plan">What is exported and how.</param>
    /// <returns>The export.</returns>
    public static ExportFile Begin(ExportTarget target, ProspectWriter writer, ExportCheckpoint plan) => Begin(target, writer, plan, TimeSource.System);

    /// <summary>Begins an export by another time, as tests do.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="writer">What writes the bytes.</param>
    /// <param name="plan">What is exported and how.</param>
    /// <param name="time">What the time between two checkpoints is measured by.</param>
    /// <returns>The export.</returns>
    internal static ExportFile Begin(ExportTarget target, ProspectWriter writer, ExportCheckpoint plan, TimeSource time)
    {
        var export = new ExportFile(target, writer, plan, Create(target), resumed: false, before: null, time);
        try
        {
            writer.WriteHead(export._page);
            export.WriteOut();
            export.Save();
            return export;
        }
        catch
        {
            export.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Begins to put prospects behind those of a finished file, in a copy of it: until the end the file stays as it is. What is
    /// interrupted leaves nothing to resume.
    /// </summary>
    /// <param name="target">The file.</param>
    /// <param name="writer">What writes the bytes.</param>
    /// <param name="plan">What is exported and how.</param>
    /// <param name="before">What the file has.</param>
    /// <returns>The export.</returns>
    public static ExportFile BeginBehind(ExportTarget target, ProspectWriter writer, ExportCheckpoint plan, ExportedFile before)
    {
        var export = new ExportFile(target, writer, plan, Create(target), resumed: false, before);
        try
        {
            using (FileStream there = new(target.Path, FileMode.Open, FileAccess.Read, FileShare.Read))
            {
                there.CopyTo(export._file);
                plan.Bytes = there.Length;
            }

            plan.Rows = before.Rows;
            if (before.EndsInRow)
            {
                byte[] end = before.Columns is null ? "\n"u8.ToArray() : "\r\n"u8.ToArray();
                export._page.Write(end, 0, end.Length);
            }

            export.WriteOut();
            return export;
        }
        catch
        {
            export.Dispose();
            throw;
        }
    }

    /// <summary>Resumes an unfinished export.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="writer">What writes the bytes.</param>
    /// <param name="plan">What is exported and how.</param>
    /// <returns>The export; null when there is none to resume.</returns>
    /// <exception cref="ExportException">The unfinished export is another one, or damaged.</exception>
    public static ExportFile? Resume(ExportTarget target, ProspectWriter writer, ExportCheckpoint plan)
    {
        if (!File.Exists(target.PartialPath))
        {
            return null;
        }

        FileStream file = OwnerOnlyFile.Open(target.PartialPath);
        try
        {
            if (ExportCheckpoint.Read(target.CheckpointPath) is not { } found)
            {
                file.Dispose();
                return null;
            }

            Require(target, found, plan, file.Length);
            file.SetLength(found.Bytes);
            file.Seek(0, SeekOrigin.End);
            return new ExportFile(target, writer, found, file, resumed: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a page.</summary>
    /// <param name="prospects">The page.</param>
    /// <param name="nextCursor">The cursor of the page after it.</param>
    /// <exception cref="IOException">It cannot be written; what was written before stays as it was.</exception>
    public void Append(IReadOnlyList<Prospect> prospects, string? nextCursor)
    {
        _writer.Write(_page, prospects);
        WriteOut();
        _checkpoint.Rows += prospects.Count;
        _checkpoint.Cursor = nextCursor;
        if (_before is null && _time.Elapsed - _saved >= s_saveInterval)
        {
            Save();
        }
    }

    /// <summary>Gives the file its name.</summary>
    /// <param name="replace">Whether a file of that name may be replaced.</param>
    /// <exception cref="IOException">A file of that name has come up meanwhile, or it cannot be renamed.</exception>
    public void Complete(bool replace)
    {
        _checkpoint.Finished = true;
        Save();
        _file.Dispose();
        _before?.RequireUnchanged();
        if (replace)
        {
            OwnerOnlyFile.MoveOver(_target.PartialPath, _target.Path);
        }
        else
        {
            File.Move(_target.PartialPath, _target.Path);
        }

        File.Delete(_target.CheckpointPath);
        _completed = true;
    }

    /// <summary>Closes the file; what is unfinished is kept for a later run.</summary>
    public void Dispose()
    {
        try
        {
            if (_unsaved)
            {
                Save();
            }
        }
        catch (IOException)
        {
            // The checkpoint before this one stays, and the failure of the page was reported.
        }

        _file.Dispose();
        _page.Dispose();
        if (_before is not null && !_completed)
        {
            File.Delete(_target.PartialPath);
        }
    }

    // What an earlier run has left is taken away.
    private static FileStream Create(ExportTarget target)
    {
        if (File.Exists(target.PartialPath))
        {
            // Fails while another export writes it.
            OwnerOnlyFile.Open(target.PartialPath).Dispose();
            File.Delete(target.PartialPath);
        }

        File.Delete(target.CheckpointPath);
        return OwnerOnlyFile.Create(target.PartialPath);
    }

    private static void Require(ExportTarget target, ExportCheckpoint found, ExportCheckpoint plan, long length)
    {
        if (found.DifferenceTo(plan) is { } difference)
        {
            throw new ExportException(
                ExportException.Mismatch,
                $"The unfinished export in '{target.PartialPath}' {difference}.");
        }

        if (length < found.Bytes)
        {
            throw new ExportException(
                ExportException.Damaged,
                $"'{target.PartialPath}' has {length} bytes, but {found.Bytes} were written.");
        }
    }

    private void WriteOut()
    {
        _page.Position = 0;
        _page.CopyTo(_file);
        _checkpoint.Bytes += _page.Length;
        _page.SetLength(0);
        _unsaved = true;
    }

    private void Save()
    {
        _file.Flush(flushToDisk: true);
        if (_before is null)
        {
            _checkpoint.Write(_target.CheckpointPath);
        }

        _unsaved = false;
        _saved = _time.Elapsed;
    }
}
