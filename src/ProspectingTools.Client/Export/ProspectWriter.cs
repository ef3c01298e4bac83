using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Export;

/// <summary>Turns prospects into the bytes of a file. The same prospects always give the same bytes.</summary>
public sealed class ProspectWriter(ExportFormat format, ExportEncoding encoding, bool protectFormula)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

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
            CsvRow.Write(writer, ProspectColumns.Names, protectFormula: false);
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
            CsvRow.Write(writer, ProspectColumns.Cells(prospect), protectFormula);
        }
    }

    private static StreamWriter TextOn(Stream target) => new(target, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
}
