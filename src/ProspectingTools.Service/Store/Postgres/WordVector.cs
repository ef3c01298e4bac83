using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>
/// Makes a person's <c>tsvector</c>, one person after the other: what the words of many have in common is made once. A word is
/// marked by its field, as <c>t:engineer</c> for the title (<see cref="PersonWords"/>).
/// </summary>
internal sealed class WordVector
{
    // Limits of PostgreSQL's type (postgresql.org/docs, "Limitations" of text search): positions, and bytes of all lexemes.
    private const int LastPosition = 16_383;
    private const int MostPositions = 255;
    private const int MostBytes = 900_000;
    private const int BytesBesideText = 8;

    // Names do not end: what is kept for the next person stays within a few megabytes.
    private const int MostKnown = 20_000;

    private readonly Dictionary<string, Lexeme> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lexeme>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private readonly List<Lexeme> _lexemes = [];
    private readonly WordReader _reader = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int _size;

    public WordVector() => _byText = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The vector in PostgreSQL's notation.</summary>
    public string Notation(SearchText text)
    {
        Read(text);
        var vector = new StringBuilder();
        foreach (Lexeme lexeme in _lexemes)
        {
            vector.Append('\'').Append(lexeme.Text).Append("':").AppendJoin(',', lexeme.Positions).Append(' ');
        }

        return vector.ToString();
    }

    /// <summary>
    /// The vector in the bytes of a binary COPY (tsvectorsend in PostgreSQL's tsvector.c): the number of words; for each its text, a zero,
    /// the number of its positions, and those. The server sorts the words itself.
    /// </summary>
    /// <returns>Bytes that the next vector overwrites.</returns>
    public ReadOnlyMemory<byte> Bytes(SearchText text)
    {
        Read(text);
        _bytes.ResetWrittenCount();
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), _lexemes.Count);
        _bytes.Advance(sizeof(int));
        foreach (Lexeme lexeme in _lexemes)
        {
            _bytes.Write(lexeme.Utf8);
            WriteUInt16(lexeme.Positions.Count);
            foreach (ushort position in lexeme.Positions)
            {
                WriteUInt16(position);
            }
        }

        return _bytes.WrittenMemory;
    }

    private void WriteUInt16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.GetSpan(sizeof(ushort)), (ushort)value);
        _bytes.Advance(sizeof(ushort));
    }

    private void Read(SearchText text)
    {
        foreach (Lexeme lexeme in _lexemes)
        {
            lexeme.Positions.Clear();
        }

        _lexemes.Clear();
        if (_known.Count > MostKnown)
        {
            _known.Clear();
        }

        _size = 0;
        Add("n:", text.Name);
        Add("h:", text.Headline);
        Add("t:", text.Title);
        Add("a:", text.About);
        Add("c:", text.Company);
        Add("l:", text.Location);
        Add("i:", text.Industry);
        Add("s:", text.Seniority);
        Add("f:", text.FirstName);
        Add("e:", text.LastName);
    }

    private void Add(string mark, string? value)
    {
        int position = 0;
        for (_reader.Begin(value, mark); _reader.Next();)
        {
            position = Math.Min(position + 1, LastPosition);
            Lexeme lexeme = Known(_reader.Word);
            if (lexeme.Positions.Count == 0)
            {
                _size += lexeme.Utf8.Length - 1 + BytesBesideText;
                if (_size > MostBytes)
                {
                    return;
                }

                _lexemes.Add(lexeme);
            }

            // Past the last position all words have the same one, which a vector holds once.
            if (lexeme.Positions.Count < MostPositions && (lexeme.Positions.Count == 0 || lexeme.Positions[^1] < position))
            {
                lexeme.Positions.Add((ushort)position);
            }
        }
    }

    private Lexeme Known(ReadOnlySpan<char> word)
    {
        if (!_byText.TryGetValue(word, out Lexeme? lexeme))
        {
            lexeme = new Lexeme(word.ToString());
            _known.Add(lexeme.Text, lexeme);
        }

        return lexeme;
    }

    /// <summary>A word, and where it is in the person's texts.</summary>
    private sealed class Lexeme(string text)
    {
        public string Text { get; } = text;

        /// <summary>The text with the zero that ends it.</summary>
        public byte[] Utf8 { get; } = [.. Encoding.UTF8.GetBytes(text), 0];

        public List<ushort> Positions { get; } = new(1);
    }
}
