using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Files;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Formatting;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <content>Leaving out people of the profile's suppression file before anything is sent.</content>
public sealed partial class ImportProspectingPersonCommand
{
    private PersonImportResult ImportScreened(string file, bool workbook, SuppressionList list)
    {
        Func<Stream> open = () => Recoded(InputFile.Open(file));
        IReadOnlyList<string> notes = [];
        if (workbook)
        {
            // The service takes the sheet out of it, and stores nothing of it.
            SheetText sheet = OnLocalService(string.Empty, () => Await(Client.ReadSheetAsync(() => new StreamContent(InputFile.Open(file)), WorksheetName, Context)));
            byte[] csv = Encoding.UTF8.GetBytes(sheet.Csv ?? string.Empty);
            open = () => new MemoryStream(csv, writable: false);
            notes = sheet.Notes ?? notes;
        }

        bool json = !workbook && IsJsonLines(file);
        ScreenedFile screened;
        using (Stream input = open())
        {
            screened = Await(ScreenedFile.ReadAsync(input, json ? PeopleFormat.JsonLines : PeopleFormat.Csv, MapInput.Read(Map), list, Cancellation));
        }

        PersonImportResult result = screened.Kept == 0
            ? new PersonImportResult()
            : OnLocalService(
                $"Start-ProspectingJob -Path {WorkbookFile.Quoted(file)}",
                () => Await(Client.ImportPeopleAsync(() => new ScreenedContent(screened, open, Cancellation), json ? "jsonl" : "csv", MapInput.Text(Map), LeadListName, Context)));
        string[] unread = result.Read == screened.Kept ? [] : [$"{screened.Kept} rows were sent, and the service has read {result.Read}."];
        result.Read += screened.Skipped;
        result.Skipped += screened.Skipped;
        result.Errors = [.. screened.Errors, .. result.Errors ?? []];
        Count(result, screened.Suppressed);
        result.Blank = screened.Report.Blank;
        result.Columns = screened.Report.Columns;
        result.Notes = [.. notes, .. screened.Report.Notes, .. unread, .. SuppressedNote(result.Suppressed)];
        return result;
    }

    // One sentence about both files, that of the service and that of the profile.
    private static void Count(PersonImportResult result, long left)
    {
        if (left > 0)
        {
            string[] said = SuppressedNote(result.Suppressed);
            result.Read += left;
            result.Blank -= Math.Min(left, result.Blank);
            result.Suppressed += left;
            result.Notes = [.. (result.Notes ?? []).Except(said), .. SuppressedNote(result.Suppressed)];
        }
    }

    private static string[] SuppressedNote(long count) => count == 0 ? [] : [SuppressionText.LeftOut(count)];
}
