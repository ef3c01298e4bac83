using System.IO;

namespace ProspectingTools.LocalService;

/// <summary>Excel workbooks, which the local service reads and the module does not.</summary>
internal static class WorkbookFile
{
    /// <summary>Whether a file begins as a workbook does: a ZIP archive, or a compound file of Office.</summary>
    /// <param name="file">The file, at its start.</param>
    public static bool Begins(Stream file)
    {
        byte[] start = new byte[4];
        int read = file.Read(start, 0, start.Length);
        return read == start.Length && (start is [0x50, 0x4b, 3, 4] or [0xd0, 0xcf, 0x11, 0xe0]);
    }

    /// <summary>The command of the module ImportExcel that reads a sheet.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="worksheet">The sheet; null for the first one.</param>
    public static string ImportExcel(string file, string? worksheet) =>
        $"Import-Excel {Quoted(file)}" + (worksheet is null ? string.Empty : $" -WorksheetName {Quoted(worksheet)}");

    /// <summary>A text as PowerShell reads it as it is.</summary>
    /// <param name="text">The text.</param>
    public static string Quoted(string text) => $"'{text.Replace("'", "''")}'";
}
