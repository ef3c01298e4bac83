using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Errors;
using ProspectingTools.Files;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <content>Finding and opening files.</content>
public sealed partial class ImportProspectingPersonCommand
{
    private static bool IsJsonLines(string file) =>
        System.IO.Path.GetExtension(file) is var extension && (extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase) || extension.Equals(".ndjson", StringComparison.OrdinalIgnoreCase)
            || extension.Equals(".json", StringComparison.OrdinalIgnoreCase));

    private static void RequireFile(string file)
    {
        if (Directory.Exists(file))
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, $"'{file}' is a folder. Give its files: Get-ChildItem '{file}' -Filter *.csv | Import-ProspectingPerson.");
        }
    }

    // The name does not say: many tools write tables of text into a .xls.
    private bool IsWorkbook(string file)
    {
        using FileStream stream = InputFile.Open(file);
        if (WorkbookFile.Begins(stream))
        {
            return Encoding is null ? true : throw new ProspectingApiException(FailureKind.Caller, ErrorIds.ParameterInvalid, $"'{file}' is a workbook, which has no code page. Leave -Encoding out.");
        }

        return WorksheetName is null ? false : throw new ProspectingApiException(
            FailureKind.Caller, ErrorIds.ParameterInvalid, $"'{file}' is not a workbook: -WorksheetName names a sheet of one. Leave it out.");
    }

    // A vendor's service has no directory, and answers so in its own words.
    private T OnLocalService<T>(string instead, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (ProspectingApiException e) when (e.StatusCode is 404 or 405 || (e.StatusCode is >= 200 and < 300 && e.Kind == FailureKind.InvalidData))
        {
            string place = ResolvedConnection.Place;
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.LocalServiceNeeded,
                $"{place} is not a local service, and no other has a directory of people to import into: Start-ProspectingService starts one.{(instead.Length == 0 ? string.Empty : $" For a job of the LinkedIn profiles at {place}: {instead}")}",
                e);
        }
    }

    private PersonImportResult SendWorkbook(string file, Func<HttpContent> content, bool preview) => OnLocalService(
        $"save the sheet as CSV and give it to Start-ProspectingJob -Path; or, with the module ImportExcel: {WorkbookFile.ImportExcel(file, WorksheetName)} | Start-ProspectingJob",
        () => Await(Client.ImportPeopleAsync(content, "workbook", MapInput.Text(Map), LeadListName, Context, WorksheetName, preview)));

    private Stream Recoded(Stream text) => Encoding is null ? text : new RecodedStream(text, Encoding);

    private void ShowWorkbook(string file)
    {
        using FileStream stream = InputFile.Open(file);
        PersonImportResult result = SendWorkbook(file, () => new StreamContent(stream), preview: true);
        foreach (string note in result.Notes ?? [])
        {
            WriteWarning($"{file}: {note}");
        }

        if (result.Columns is not { Count: > 0 } columns)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.PersonSkipped, $"'{file}': {(result.Errors is { Count: > 0 } errors ? errors[0].Message : "the sheet says nothing.")}");
        }

        WriteObject(columns, enumerateCollection: true);
        WriteUnused(columns, file);
    }

    private void ShowMapping(string file)
    {
        RequireFile(file);
        if (IsWorkbook(file))
        {
            ShowWorkbook(file);
            return;
        }

        using Stream stream = Recoded(InputFile.Open(file));
        try
        {
            IReadOnlyList<ColumnUse> columns = Await(FileMapping.PreviewAsync(stream, IsJsonLines(file) ? PeopleFormat.JsonLines : PeopleFormat.Csv, MapInput.Read(Map), Cancellation));
            WriteObject(columns, enumerateCollection: true);
            WriteUnused(columns, file);
        }
        catch (InvalidDataException e)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.PersonSkipped, $"'{file}': {FileHints.WithCodePages(e.Message, "-" + nameof(Encoding))}", e);
        }
    }

    // The map at the end can be pasted as it is. A column that is empty in every row loses nothing.
    private void WriteUnused(IReadOnlyList<ColumnUse> columns, string source)
    {
        ColumnUse[] said = [.. columns.Where(column => column.Field is not null || column.Example is not null)];
        string[] unused = [.. said.Where(column => column.Field is null).Select(column => column.Header ?? string.Empty)];
        if (unused.Length == 0)
        {
            return;
        }

        IReadOnlyList<KeyValuePair<string, string>> guesses = FieldGuess.Of(said);
        string[] others = [.. unused.Except(guesses.Select(guess => guess.Value))];
        string says = guesses.Count == 0
            ? "No field is likely for any of them; where one is a field all the same, -Map names it (Get-Help Import-ProspectingPerson -Parameter Map lists the fields)."
            : (others.Length > 0 ? $"No field is likely for {string.Join(", ", others)}. " : string.Empty)
                + $"Of the names of columns these may be fields; look, and import again with -Map {MapInput.Table(Map, guesses)}";
        WriteWarning($"{source}: {(unused.Length == 1 ? "1 column fills no field and is an extra field only" : $"{unused.Length} columns fill no field and are extra fields only")}: {string.Join(", ", unused)}. {says}");
    }

    private IEnumerable<string> Resolve(string path)
    {
        try
        {
            string[] found = [.. GetResolvedProviderPathFromPSPath(path, out _)];
            if (found.Length > 0)
            {
                return found;
            }
        }
        catch (ItemNotFoundException)
        {
            // Said below, as for a pattern that finds nothing.
        }
        catch (Exception e) when (ForeignFailure.From(e) is { } failure)
        {
            WriteError(ErrorFactory.Create(failure.Code, ErrorCategory.ObjectNotFound, $"'{path}' cannot be read: {failure.Message}", path, e));
            return [];
        }

        return Literal(path) is { } literal ? [literal] : [];
    }

    // A name with brackets in it is also a pattern that finds another file, or none.
    private string? Literal(string path)
    {
        try
        {
            string file = GetUnresolvedProviderPathFromPSPath(path);
            if (File.Exists(file) || Directory.Exists(file))
            {
                return file;
            }
        }
        catch (Exception e) when (ForeignFailure.From(e) is { } failure)
        {
            WriteError(ErrorFactory.Create(failure.Code, ErrorCategory.ObjectNotFound, $"'{path}' cannot be read: {failure.Message}", path, e));
            return null;
        }

        WriteError(ErrorFactory.Create(ErrorIds.FileError, ErrorCategory.ObjectNotFound, $"There is no file '{path}'.", path));
        return null;
    }
}
