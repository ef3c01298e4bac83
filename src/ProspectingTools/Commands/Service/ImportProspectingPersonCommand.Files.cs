using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands.Service;

/// <content>Finding and opening files.</content>
public sealed partial class ImportProspectingPersonCommand
{
    private static bool IsJsonLines(string file) =>
        System.IO.Path.GetExtension(file) is var extension && (extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase) || extension.Equals(".ndjson", StringComparison.OrdinalIgnoreCase));

    private static void RequireText(string file)
    {
        if (System.IO.Path.GetExtension(file).ToUpperInvariant() is ".XLSX" or ".XLS" or ".XLSM" or ".XLSB" or ".ODS" or ".NUMBERS")
        {
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.FileError,
                $"'{file}' is a workbook, which is not read here. Save the sheet as CSV; or, with the module ImportExcel: Import-Excel '{file}' | Import-ProspectingPerson.");
        }

        if (Directory.Exists(file))
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, $"'{file}' is a folder. Give its files: Get-ChildItem '{file}' -Filter *.csv | Import-ProspectingPerson.");
        }
    }

    // Excel keeps a file open for writing; it can be read all the same.
    private static FileStream OpenRead(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, $"'{file}' cannot be read: {e.Message}", e);
        }
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
