using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security;
using System.Text;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>Workbooks in Office Open XML, made by hand: the few parts that ECMA-376 asks for.</summary>
internal static class WorkbookFiles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Makes a workbook.</summary>
    /// <param name="sheets">
    /// Name, state (visible or hidden) and rows; a cell is a text, a number, a date, a truth value, or a formula with what it came to. Ranges such as
    /// <c>A1:A3</c> are merged.
    /// </param>
    public static byte[] Xlsx(params (string Name, string State, object?[][] Rows, string[] Merged)[] sheets)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Add(zip, "_rels/.rels", Rels($"<Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            Add(zip, "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                + string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", Rels(
                string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"rId{sheets.Length + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>"));
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            for (int i = 0; i < sheets.Length; i++)
            {
                Add(zip, $"xl/worksheets/sheet{i + 1}.xml", Sheet(sheets[i].Rows, sheets[i].Merged));
            }
        }

        return file.ToArray();
    }

    private static string Sheet(object?[][] rows, string[] merged)
    {
        StringBuilder xml = new($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length > 0)
            {
                xml.Append(FormattableString.Invariant($"<row r=\"{row + 1}\">")).AppendJoin(string.Empty, rows[row].Select((cell, column) => Cell($"{(char)('A' + column)}{row + 1}", cell))).Append("</row>");
            }
        }

        xml.Append("</sheetData>");
        if (merged.Length > 0)
        {
            xml.Append(FormattableString.Invariant($"<mergeCells count=\"{merged.Length}\">")).AppendJoin(string.Empty, merged.Select(range => $"<mergeCell ref=\"{range}\"/>")).Append("</mergeCells>");
        }

        return xml.Append("</worksheet>").ToString();
    }

    private static string Cell(string place, object? value) => value switch
    {
        null => string.Empty,
        DateTime date => FormattableString.Invariant($"<c r=\"{place}\" s=\"1\"><v>{date.ToOADate()}</v></c>"),
        double or int or long => FormattableString.Invariant($"<c r=\"{place}\"><v>{value}</v></c>"),
        bool truth => $"<c r=\"{place}\" t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
        KeyValuePair<string, string> formula => $"<c r=\"{place}\" t=\"str\"><f>{SecurityElement.Escape(formula.Key)}</f><v>{SecurityElement.Escape(formula.Value)}</v></c>",
        _ => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape((string)value)}</t></is></c>",
    };

    private static string Rels(string inner) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>";

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using StreamWriter writer = new(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
    }
}
