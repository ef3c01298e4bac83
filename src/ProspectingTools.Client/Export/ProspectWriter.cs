using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Export;

/// <summary>Turns prospects into the bytes of a file. The same prospects always give the same bytes.</summary>
/// <param name="format">The format.</param>
/// <param name="encoding">The encoding.</param>
/// <param name="protectFormula">Whether cells that a spreadsheet would compute are made text.</param>
/// <param name="columns">The columns in their order, of CSV; null for all.</param>
/// <param name="delimiter">The delimiter of the cells.</param>
public sealed class ProspectWriter(ExportFormat format, ExportEncoding encoding, bool protectFormula, IReadOnlyList<string>? columns = null, char delimiter = CsvRow.Comma)
{
    private readonly IReadOnlyList<(string Name, Func<Prospect, string?> Read)> _columns = ProspectColumns.Choose(columns);

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes what comes before the first prospect: the byte order mark and the names of the columns.</summary>
    /// <param name="target">Where to.</param>
    public void WriteHead(Stream target)
    {
        if (encoding == ExportEncoding.Utf8BOM)
        {
            byte[] mark = Encoding.UTF8.GetPreamble();
            target.Write(mark, 0, mark.Length);
        }

        if (format == ExportFormat.Csv)
        {
            using StreamWriter writer = TextOn(target);
            CsvRow.Write(writer, _columns.Select(static column => column.Name), protectFormula: false, delimiter);
        }
    }

    /// <summary>Writes prospects.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="prospects">The prospects.</param>
    public void Write(Stream target, IReadOnlyList<Prospect> prospects)
    {
        if (format == ExportFormat.JsonLines)
        {
            foreach (Prospect prospect in prospects)
            {
                JsonSerializer.Serialize(target, prospect, WireJson.Context.Prospect);
                target.WriteByte((byte)'\n');
            }

            return;
        }

        using StreamWriter writer = TextOn(target);
        foreach (Prospect prospect in prospects)
        {
            CsvRow.Write(writer, _columns.Select(column => column.Read(prospect)), protectFormula, delimiter);
        }
    }

    private static StreamWriter TextOn(Stream target) => new(target, s_utf8, bufferSize: 16 * 1024, leaveOpen: true);
}
