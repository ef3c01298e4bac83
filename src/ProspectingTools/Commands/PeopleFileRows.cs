using System;
using System.IO;
using System.Text;
using ProspectingTools.Files;

namespace ProspectingTools.Commands;

/// <summary>A file of people that a cmdlet reads itself, row by row. Errors and notes name what to type.</summary>
internal sealed class PeopleFileRows : IDisposable
{
    private readonly ProspectingCommand _command;
    private readonly string _file;
    private readonly PeopleFileUse _use;
    private readonly Stream _stream;
    private readonly PeopleReader _reader;

    /// <summary>Opens a file.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="file">The file.</param>
    /// <param name="worksheet">The sheet of a workbook; null for its first one with something in it.</param>
    /// <param name="encoding">The code page of a text; null for UTF-8, UTF-16 or Windows-1252.</param>
    /// <param name="map">Which column holds which field, beside those whose names say so.</param>
    /// <param name="use">How the cmdlet takes the file.</param>
    public PeopleFileRows(ProspectingCommand command, string file, string? worksheet, Encoding? encoding, ColumnMap map, PeopleFileUse use)
    {
        _command = command;
        _file = file;
        _use = use;
        _stream = PeopleFileInput.Open(command, file, worksheet, encoding, use);
        _reader = new PeopleReader(_stream, PeopleFormat.Auto, map);
    }

    /// <summary>What the reader has to say once all rows are read.</summary>
    public FileReport Report => _reader.Report;

    /// <summary>How much of the file is read, from 0 to 1; null when nobody knows.</summary>
    public double? Share => _stream.CanSeek && _stream.Length > 0 ? (double)_stream.Position / _stream.Length : null;

    /// <summary>The next row.</summary>
    /// <returns>The row; null at the end.</returns>
    /// <exception cref="InvalidDataException">The text is not a file of people, or in another code page.</exception>
    public PersonRow? Next()
    {
        try
        {
            PersonRow? row = _command.Await(_reader.ReadAsync(_command.Cancellation).AsTask());
            return row is { Error: { } error } refused ? refused with { Error = WithCodePages(error) } : row;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(WithCodePages(e.Message), e);
        }
    }

    /// <summary>Warns of what the reader has to say.</summary>
    public void WriteNotes()
    {
        foreach (string note in _reader.Report.Notes)
        {
            _command.WriteWarning($"{_file}: {WithCodePages(note)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private string WithCodePages(string text) => FileHints.WithCodePages(text, _use.EncodingParameter);
}
