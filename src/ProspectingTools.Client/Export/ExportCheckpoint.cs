using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Client.Files;

namespace ProspectingTools.Client.Export;

/// <summary>How far an export has come: what is kept beside the unfinished file.</summary>
public sealed class ExportCheckpoint
{
    /// <summary>The version of this form.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the form that was read.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>The account group that was asked.</summary>
    public string? AccountGroupId { get; set; }

    /// <summary>The audience.</summary>
    public string? AudienceId { get; set; }

    /// <summary>The format.</summary>
    public string? Format { get; set; }

    /// <summary>The encoding.</summary>
    public string? Encoding { get; set; }

    /// <summary>Whether formula cells are protected.</summary>
    public bool ProtectFormula { get; set; }

    /// <summary>The names of the columns; null where the format has none.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>The delimiter of the cells; null for a comma.</summary>
    public string? Delimiter { get; set; }

    /// <summary>The cursor of the next page; null for the first.</summary>
    public string? Cursor { get; set; }

    /// <summary>Prospects in the unfinished file.</summary>
    public long Rows { get; set; }

    /// <summary>Bytes of the unfinished file that count; what comes after them is cut off.</summary>
    public long Bytes { get; set; }

    /// <summary>Whether every page is written, so that only the name is left to be given.</summary>
    public bool Finished { get; set; }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The checkpoint; null when there is none.</returns>
    /// <exception cref="ExportException">It is not a checkpoint, or of a later version.</exception>
    public static ExportCheckpoint? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            ExportCheckpoint? read = JsonSerializer.Deserialize(File.ReadAllBytes(path), ExportJsonContext.Default.ExportCheckpoint);
            if (read is { Version: CurrentVersion, Rows: >= 0, Bytes: >= 0 })
            {
                return read;
            }
        }
        catch (JsonException e)
        {
            throw Damaged(path, e);
        }

        throw Damaged(path, null);
    }

    /// <summary>Writes it, in one step.</summary>
    /// <param name="path">Its file.</param>
    public void Write(string path) =>
        OwnerOnlyFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(this, ExportJsonContext.Default.ExportCheckpoint), path + ".tmp");

    /// <summary>What differs between two exports so that one cannot resume the other.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Such as <c>audience 1 instead of 2</c>; null when nothing does.</returns>
    public string? DifferenceTo(ExportCheckpoint other) =>
        AudienceId != other.AudienceId ? $"is of audience {AudienceId}, not {other.AudienceId}"
        : AccountGroupId != other.AccountGroupId ? $"is of account group {AccountGroupId}, not {other.AccountGroupId}"
        : Format != other.Format ? $"is {Format}, not {other.Format}"
        : Encoding != other.Encoding ? $"is {Encoding}, not {other.Encoding}"
        : ProtectFormula != other.ProtectFormula ? (ProtectFormula ? "was begun with formulas guarded" : "was begun without formulas guarded")
        : Delimiter != other.Delimiter ? "has another delimiter"
        : !(Columns ?? []).SequenceEqual(other.Columns ?? [], StringComparer.Ordinal) ? "has other columns"
        : null;

    private static ExportException Damaged(string path, Exception? cause) =>
        new(ExportException.Damaged, $"'{path}' is not the checkpoint of an export that this version can resume.", cause);
}
