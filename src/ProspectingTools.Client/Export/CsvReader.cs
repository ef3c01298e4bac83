using System.Collections.Generic;
using System.IO;
using System.Text;

namespace ProspectingTools.Client.Export;

/// <summary>Reads records of comma-separated values (RFC 4180), one at a time, with line ends of any system.</summary>
/// <param name="reader">The text.</param>
/// <param name="delimiter">The delimiter of the cells.</param>
internal sealed class CsvReader(TextReader reader, char delimiter)
{
    /// <summary>Reads the next record; empty lines are skipped.</summary>
    /// <returns>The cells; null at the end.</returns>
    /// <exception cref="InvalidDataException">A quotation mark is not closed.</exception>
    public IReadOnlyList<string>? Read()
    {
        while (reader.Peek() is '\r' or '\n')
        {
            reader.Read();
        }

        if (reader.Peek() < 0)
        {
            return null;
        }

        List<string> cells = [];
        var cell = new StringBuilder();
        bool quoted = false;
        while (true)
        {
            int c = reader.Read();
            if (quoted)
            {
                if (c < 0)
                {
                    throw new InvalidDataException("A quotation mark is not closed.");
                }

                if (c != '"')
                {
                    cell.Append((char)c);
                }
                else if (reader.Peek() == '"')
                {
                    cell.Append((char)reader.Read());
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == delimiter || c is < 0 or '\r' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c != delimiter)
                {
                    return cells;
                }
            }
            else
            {
                cell.Append((char)c);
            }
        }
    }
}
