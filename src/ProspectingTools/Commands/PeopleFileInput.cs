using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Text;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Files;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>Opens files of people for cmdlets that read them themselves. The sheet of a workbook is read by a local service, and by no other.</summary>
internal static class PeopleFileInput
{
    /// <summary>Opens a file.</summary>
    /// <param name="command">The cmdlet; it writes which sheet was read.</param>
    /// <param name="file">The file.</param>
    /// <param name="worksheet">The sheet of a workbook; null for its first one with something in it.</param>
    /// <param name="encoding">The code page of a text; null for UTF-8, UTF-16 or Windows-1252.</param>
    /// <param name="use">How the cmdlet takes the file.</param>
    /// <returns>Text of people: the file, or its sheet as CSV.</returns>
    /// <exception cref="ProspectingApiException">The file cannot be read, is not a workbook although a sheet is named, or there is no local service for its sheet.</exception>
    public static Stream Open(ProspectingCommand command, string file, string? worksheet, Encoding? encoding, PeopleFileUse use)
    {
        FileStream stream = InputFile.Open(file);
        try
        {
            bool isWorkbook = WorkbookFile.Begins(stream);
            stream.Position = 0;
            if (!isWorkbook)
            {
                return worksheet is null ? encoding is null ? stream : new RecodedStream(stream, encoding) : throw Refusal(ErrorIds.ParameterInvalid, $"'{file}' is not a workbook: {use.WorksheetParameter} names a sheet of one. Leave it out.");
            }

            return encoding is not null
                ? throw Refusal(ErrorIds.ParameterInvalid, $"'{file}' is a workbook, which has no code page. Leave {use.EncodingParameter} out.")
                : Sheet(command, file, stream, worksheet, use);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static MemoryStream Sheet(ProspectingCommand command, string file, FileStream stream, string? worksheet, PeopleFileUse use)
    {
        ProspectingClient service = LocalService(command) ?? throw Refusal(ErrorIds.LocalServiceNeeded, NoService(file, worksheet, use));
        SheetText sheet;
        using (stream)
        {
            sheet = command.Await(service.ReadSheetAsync(() => new StreamContent(stream), worksheet, command.Context));
        }

        foreach (string note in sheet.Notes ?? [])
        {
            command.WriteWarning($"{file}: {note.Replace("-WorksheetName", use.WorksheetParameter)}");
        }

        return new MemoryStream(Encoding.UTF8.GetBytes(sheet.Csv ?? string.Empty), writable: false);
    }

    // One that this session has started is at hand without asking; a vendor's service is never sent the workbook.
    private static ProspectingClient? LocalService(ProspectingCommand command) =>
        Session.Current.Services.Find(service => !service.Process.HasExited)?.Connection.Client
        ?? (command.Await(command.Client.IsLocalAsync(command.Context)) ? command.Client : null);

    private static string NoService(string file, string? worksheet, PeopleFileUse use) =>
        $"'{file}' is a workbook, whose sheets only a local service reads, and none is here. Save the sheet as CSV; or, with the module ImportExcel: "
        + string.Format(CultureInfo.InvariantCulture, use.Rows, WorkbookFile.ImportExcel(file, worksheet))
        + "; or have a local service of this session read it: $here = Get-ProspectingConnection; Start-ProspectingService; then the same command with -Connection $here";

    private static ProspectingApiException Refusal(string id, string message) => new(FailureKind.Caller, id, message);
}
