using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace ProspectingTools.Service.People.Import;

/// <summary>
/// One sheet of an Excel workbook (.xlsx, .xlsm, .xlsb, .xls) as the CSV that it would be saved as: a row a line, so that what is said of line 7
/// is said of row 7. Dates are written as 2026-11-25, numbers in full, formulas as what they last came to; a cell that is merged over several
/// rows says the same in each. The workbook and the CSV are temporary files that go with this object: memory does not grow with the sheet.
/// </summary>
internal sealed class Workbook : IDisposable
{
    // Larger than any sheet that Excel lets one write with people in it; an upload without an end stops here.
    private const long MostBytes = 512L * 1024 * 1024;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private readonly FileStream _csv;

    private Workbook(FileStream csv, string? note) => (_csv, Note) = (csv, note);

    /// <summary>The sheet as CSV.</summary>
    public Stream Csv => _csv;

    /// <summary>Which sheet was read, where there are others; null where there are none.</summary>
    public string? Note { get; }

    /// <summary>Whether a file begins as a workbook does: a ZIP archive, or a compound file of Office.</summary>
    /// <param name="file">A file that can be read from any place; it is left at its start.</param>
    public static bool Begins(Stream file)
    {
        Span<byte> start = stackalloc byte[4];
        int read = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 4 && (start.SequenceEqual("PK\u0003\u0004"u8) || start.SequenceEqual(new byte[] { 0xd0, 0xcf, 0x11, 0xe0 }));
    }

    /// <summary>Reads a sheet.</summary>
    /// <param name="input">The workbook; stays open.</param>
    /// <param name="sheet">The sheet's name; null for the first one that can be seen and has something in it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorkbookException">It is not a workbook, protected, or has no such sheet.</exception>
    public static async Task<Workbook> OpenAsync(Stream input, string? sheet, CancellationToken cancellationToken)
    {
        await using FileStream file = Temporary();
        await CopyAsync(input, file, cancellationToken);
        try
        {
            using IExcelDataReader reader = ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
            (int index, string? note) = Choose(reader, sheet);
            reader.Reset();
            for (int i = 0; i < index; i++)
            {
                reader.NextResult();
            }

            FileStream csv = Temporary();
            try
            {
                await WriteAsync(reader, csv, cancellationToken);
                return new Workbook(csv, note);
            }
            catch
            {
                await csv.DisposeAsync();
                throw;
            }
        }
        catch (InvalidPasswordException)
        {
            throw new WorkbookException("the workbook is protected with a password. Take the password away in Excel (File, Info, Protect Workbook, Encrypt with Password), or save the sheet as CSV");
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or IndexOutOfRangeException or FormatException or System.Xml.XmlException or NotSupportedException or ArgumentException or KeyNotFoundException)
        {
            throw new WorkbookException("it is not an Excel workbook that can be read, or it is damaged. Open it in Excel and save it as .xlsx or as CSV");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private static (int Index, string? Note) Choose(IExcelDataReader reader, string? wanted)
    {
        List<(string Name, bool Seen, bool Filled)> sheets = [];
        do
        {
            bool filled = false;
            while (!filled && reader.Read())
            {
                filled = Enumerable.Range(0, reader.FieldCount).Any(i => Text(reader.GetValue(i)).Length > 0);
            }

            sheets.Add((reader.Name, reader.VisibleState == "visible", filled));
        }
        while (reader.NextResult());

        string names = string.Join(", ", sheets.Select(sheet => $"'{sheet.Name}'{(sheet.Seen ? string.Empty : " (hidden)")}{(sheet.Filled ? string.Empty : " (empty)")}"));
        int index = wanted is null
            ? sheets.FindIndex(sheet => sheet.Seen && sheet.Filled)
            : sheets.FindIndex(sheet => sheet.Name.Trim().Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            throw new WorkbookException(wanted is not null ? $"the workbook has no sheet '{wanted}'. It has: {names}"
                : sheets.Exists(sheet => sheet.Filled) ? $"all sheets with something in them are hidden. Name one with -WorksheetName: {names}"
                : "the workbook is empty");
        }

        if (!sheets[index].Filled)
        {
            throw new WorkbookException($"the sheet '{sheets[index].Name}' is empty. The workbook has: {names}");
        }

        bool others = wanted is null && sheets.Where((sheet, i) => i != index && sheet.Filled).Any();
        return (index, others ? $"The sheet '{sheets[index].Name}' was read. The workbook has: {names}. Name another with -WorksheetName." : null);
    }

    private static async Task WriteAsync(IExcelDataReader reader, FileStream csv, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(csv, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        CellRange[] merged = [.. (reader.MergeCells ?? []).Where(range => range.ToRow > range.FromRow)];
        string[] held = new string[merged.Length];
        for (int row = 0; reader.Read(); row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int column = 0; column < reader.FieldCount; column++)
            {
                string text = Text(reader.GetValue(column));
                for (int i = 0; i < merged.Length; i++)
                {
                    if (merged[i].FromColumn == column && row >= merged[i].FromRow && row <= merged[i].ToRow)
                    {
                        text = held[i] = row == merged[i].FromRow ? text : held[i];
                    }
                }

                if (column > 0)
                {
                    writer.Write(',');
                }

                // A break within a cell stays one, and the row one line (CellText makes a line break of it again).
                writer.Write($"\"{text.ReplaceLineEndings("\u2028").Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            }

            await writer.WriteLineAsync();
        }

        await writer.DisposeAsync();
        csv.Position = 0;
    }

    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        double number => number == Math.Floor(number) && Math.Abs(number) < 1e15 ? number.ToString("F0", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool truth => truth ? "TRUE" : "FALSE",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static async Task CopyAsync(Stream input, FileStream file, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[128 * 1024];
        int read;
        while ((read = await input.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (file.Length > MostBytes)
            {
                throw new WorkbookException($"the workbook is larger than {MostBytes / 1024 / 1024} MB. Save the sheet as CSV: that may be of any size");
            }
        }

        file.Position = 0;
    }

    private static FileStream Temporary()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"prospecting-{Guid.NewGuid():N}.tmp"), options);
    }
}
