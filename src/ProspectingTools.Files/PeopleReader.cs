using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>
/// Reads people from a file as it comes, row by row: memory does not grow with the file. A bad row is reported with its line and
/// skipped, never the whole file.
/// </summary>
/// <param name="input">The file's bytes; stays open.</param>
/// <param name="format">The file's format.</param>
/// <param name="map">Which column fills which field, beside those whose names say so.</param>
public sealed class PeopleReader(Stream input, PeopleFormat format, ColumnMap map) : IDisposable
{
    private StreamReader? _text;
    private ILines? _lines;
    private CsvPeople? _csv;
    private JsonPeople? _json;
    private FileLine? _next;
    private long _items;
    private bool _ended;

    /// <summary>What is to be said of the columns and of what was left out; grows as the rows are read.</summary>
    public FileReport Report { get; } = new();

    /// <summary>Whether the rows are JSON.</summary>
    internal bool IsJson => _json is not null;

    /// <summary>The line where the header ends; 0 where there is none.</summary>
    internal long HeaderEnds => _csv?.HeaderEnds ?? 0;

    /// <summary>Reads the next row, in the order of the file.</summary>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>
    /// The row; null at the end. A CSV file without a usable header yields one error and ends, as does a map of a column that
    /// the header does not have.
    /// </returns>
    public async ValueTask<PersonRow?> ReadAsync(CancellationToken ct)
    {
        if (_ended)
        {
            return null;
        }

        if (_lines is null && await StartAsync(ct).ConfigureAwait(false) is { } problem)
        {
            _ended = true;
            return problem;
        }

        PersonRow? row = _csv is not null ? await _csv.ReadAsync(ct).ConfigureAwait(false) : _json is not null ? await NextJsonAsync(ct).ConfigureAwait(false) : null;
        _ended = row is null;
        return row;
    }

    /// <inheritdoc/>
    public void Dispose() => _text?.Dispose();

    private async Task<PersonRow?> StartAsync(CancellationToken ct)
    {
        (_text, char begins) = await FileText.OpenAsync(input, Report, ct).ConfigureAwait(false);
        var lines = new LineReader(_text);
        _lines = begins == '[' && format != PeopleFormat.Csv ? new JsonItems(_text) : lines;
        do
        {
            _next = await _lines.ReadAsync(ct).ConfigureAwait(false);
            _items++;
        }
        while (_next is { IsBlank: true });

        if (_next is not { } first)
        {
            return null;
        }

        string start = first.Text.TrimStart();
        if (format == PeopleFormat.JsonLines || _lines is JsonItems || (format == PeopleFormat.Auto && start.Length > 0 && start[0] is '{' or '['))
        {
            _json = new JsonPeople(map, Report);
            return null;
        }

        (_csv, PersonRow problem) = await CsvPeople.OpenAsync(first, lines, map, Report, ct).ConfigureAwait(false);
        return _csv is null ? problem : null;
    }

    private async ValueTask<PersonRow?> NextJsonAsync(CancellationToken ct)
    {
        while (_next is { } line)
        {
            PersonRow? row = line.IsBlank ? null : _json!.Read(line);
            (long, long) place = (_items, _items);
            _next = await _lines!.ReadAsync(ct).ConfigureAwait(false);
            _items++;
            if (row is { } read)
            {
                return read with { Place = place };
            }

            Report.Blank++;
        }

        return null;
    }
}
