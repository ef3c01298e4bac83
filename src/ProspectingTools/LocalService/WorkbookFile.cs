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

    /// <summary>What is said where no local service is there to read it.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="command">The command that was given it.</param>
    public static string Refusal(string file, string command) =>
        $"'{file}' is a workbook, which only a local service reads (Start-ProspectingService), and this command has none. Save the sheet as CSV; or, with the module ImportExcel: Import-Excel '{file.Replace("'", "''")}' | {command}";
}
