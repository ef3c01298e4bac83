using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace ProspectingTools.Client.Export;

/// <summary>An export that is there already: which prospects it has, and how it is written, so that others can be put behind them.</summary>
public sealed class ExportedFile
{
    private const string IdColumn = "ProspectId";

    private static readonly char[] s_delimiters = [',', ';', '\t', '|'];

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly DateTime _written;

    private ExportedFile(string path)
    {
        Path = path;
        var file = new FileInfo(path);
        Bytes = file.Length;
        _written = file.LastWriteTimeUtc;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its size when it was read.</summary>
    public long Bytes { get; }

    /// <summary>Prospects in it.</summary>
    public long Rows { get; private set; }

    /// <summary>Its encoding.</summary>
    public ExportEncoding Encoding { get; private set; }

    /// <summary>The delimiter of its cells; a comma where it has none.</summary>
    public char Delimiter { get; private set; } = CsvRow.Comma;

    /// <summary>The names of its columns in their order; null where the format has none.</summary>
    public IReadOnlyList<string>? Columns { get; private set; }

    /// <summary>Whether its last row has no line end.</summary>
    public bool EndsInRow { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    /// <returns>What it has.</returns>
    /// <exception cref="ExportException">It cannot be determined which prospects it has.</exception>
    public static ExportedFile Read(string path, ExportFormat format)
    {
        var file = new ExportedFile(path);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        file.Look(stream);
        stream.Position = 0;
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        try
        {
            if (format == ExportFormat.Csv)
            {
                file.ReadRows(reader);
            }
            else
            {
                file.ReadLines(reader);
            }
        }
        catch (Exception e) when (e is InvalidDataException or DecoderFallbackException)
        {
            throw file.Refused(e is InvalidDataException ? e.Message : "It is not in UTF-8.", e);
        }

        return file;
    }

    /// <summary>Takes note of a prospect.</summary>
    /// <param name="prospectId">The prospect.</param>
    /// <returns>Whether the file did not have it.</returns>
    public bool Add(string? prospectId) => prospectId is null || _ids.Add(prospectId);

    /// <summary>Refuses a file of which something differs from what is to be written.</summary>
    /// <param name="columns">The columns that are wanted; null to keep the file's.</param>
    /// <param name="delimiter">The delimiter that is wanted; null to keep the file's.</param>
    /// <param name="encoding">The encoding that is wanted; null to keep the file's.</param>
    /// <exception cref="ExportException">Something differs.</exception>
    public void Require(IReadOnlyList<string>? columns, char? delimiter, ExportEncoding? encoding)
    {
        if (delimiter is { } wanted && Columns is not null && wanted != Delimiter)
        {
            throw Refused($"Its cells are separated by {Shown(Delimiter)}, not by {Shown(wanted)}.");
        }

        if (encoding is { } other && other != Encoding)
        {
            throw Refused($"Its encoding is {Encoding}, not {other}.");
        }

        if (Columns is null)
        {
            return;
        }

        if (columns is null)
        {
            string[] unknown = [.. Columns.Where(static column => !ProspectColumns.Names.Contains(column, StringComparer.OrdinalIgnoreCase))];
            if (unknown.Length > 0)
            {
                throw Refused($"It has columns that an export does not have by itself: {string.Join(", ", unknown)}. Where they are fields of the server's, all of its columns have to be named, in their order.");
            }
        }
        else if (!columns.SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase))
        {
            throw Refused(Difference(columns));
        }
    }

    /// <summary>Refuses a file that another process has changed since it was read.</summary>
    /// <exception cref="ExportException">It has.</exception>
    public void RequireUnchanged()
    {
        var now = new FileInfo(Path);
        if (!now.Exists || now.Length != Bytes || now.LastWriteTimeUtc != _written)
        {
            throw new ExportException(ExportException.Changed, $"'{Path}' was changed while prospects were put behind it; it is left as it is now.");
        }
    }

    private void Look(FileStream stream)
    {
        byte[] mark = new byte[3];
        int length = stream.Read(mark, 0, mark.Length);
        Encoding = length == 3 && mark[0] == 0xef && mark[1] == 0xbb && mark[2] == 0xbf ? ExportEncoding.Utf8BOM : ExportEncoding.Utf8;
        if (length >= 2 && ((mark[0] == 0xff && mark[1] == 0xfe) || (mark[0] == 0xfe && mark[1] == 0xff)))
        {
            throw Refused("It is in UTF-16.");
        }

        // A byte order mark alone is not a row.
        if (Bytes > (Encoding == ExportEncoding.Utf8BOM ? mark.Length : 0))
        {
            stream.Seek(-1, SeekOrigin.End);
            EndsInRow = stream.ReadByte() is not ('\n' or '\r');
        }
    }

    private void ReadRows(StreamReader reader)
    {
        string header = reader.ReadLine() ?? throw Refused("It has no header.");
        (Delimiter, Columns) = s_delimiters
            .Select(delimiter => (Delimiter: delimiter, Columns: new CsvReader(new StringReader(header), delimiter).Read() ?? []))
            .OrderByDescending(found => found.Columns.Count(column => ProspectColumns.Names.Contains(column, StringComparer.OrdinalIgnoreCase)))
            .First();
        int id = Columns.ToList().FindIndex(static column => column.Equals(IdColumn, StringComparison.OrdinalIgnoreCase));
        if (id < 0)
        {
            throw Refused($"It has no column {IdColumn}, so nobody can tell which prospects it has. Its header is: {(header.Length > 100 ? header.Substring(0, 99) + "…" : header)}");
        }

        var rows = new CsvReader(reader, Delimiter);
        while (rows.Read() is { } cells)
        {
            Rows++;
            if (cells.Count != Columns.Count)
            {
                throw Refused($"Its row {Rows} has {cells.Count} cells, its header {Columns.Count}.");
            }

            _ids.Add(cells[id]);
        }
    }

    private void ReadLines(StreamReader reader)
    {
        for (long line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Trim().Length == 0)
            {
                continue;
            }

            Rows++;
            _ids.Add(IdOf(text) ?? throw Refused($"Its line {line} is not a prospect with an id."));
        }
    }

    private static string? IdOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Difference(IReadOnlyList<string> columns)
    {
        string[] missing = [.. columns.Except(Columns!, StringComparer.OrdinalIgnoreCase)];
        string[] further = [.. Columns!.Except(columns, StringComparer.OrdinalIgnoreCase)];
        return missing.Length + further.Length == 0
            ? $"Its columns are in another order: {string.Join(", ", Columns!)}."
            : $"Its header differs:{(missing.Length == 0 ? string.Empty : $" it has no {string.Join(", ", missing)}")}{(missing.Length > 0 && further.Length > 0 ? ", and" : string.Empty)}{(further.Length == 0 ? string.Empty : $" it has {string.Join(", ", further)} besides")}.";
    }

    private static string Shown(char delimiter) => delimiter == '\t' ? "tabs" : $"'{delimiter}'";

    private ExportException Refused(string why, Exception? cause = null) =>
        new(ExportException.AppendMismatch, $"Nothing was put behind '{Path}'. {why}", cause);
}
