using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Errors;
using ProspectingTools.Files;
using ProspectingTools.LocalService;

namespace ProspectingTools.Commands.Jobs;

/// <content>Addresses in files of people.</content>
public sealed partial class StartProspectingJobCommand
{
    private const string PathSet = "Path";

    /// <summary>Files of people (CSV, JSON Lines) whose profiles are imported: the column is found by its usual names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    private void CollectFiles()
    {
        foreach (string file in ResolveFiles(Path, out _))
        {
            RunPerInput(file, () => CollectFile(file));
        }
    }

    private List<string> ResolveFiles(string[] paths, out bool areAllThere)
    {
        areAllThere = true;
        List<string> all = [];
        foreach (string path in paths)
        {
            string literal = GetUnresolvedProviderPathFromPSPath(path);
            string[] files = File.Exists(literal) ? [literal] : [];
            if (files.Length == 0)
            {
                try
                {
                    files = [.. GetResolvedProviderPathFromPSPath(path, out _)];
                }
                catch (ItemNotFoundException)
                {
                    // Said below, as for a pattern that finds nothing.
                }
            }

            if (files.Length == 0)
            {
                areAllThere = false;
                WriteError(ErrorFactory.Create(ErrorIds.FileError, ErrorCategory.ObjectNotFound, $"There is no file '{path}'.", path));
            }

            all.AddRange(files);
        }

        return all;
    }

    private void CollectFile(string file)
    {
        using FileStream stream = Open(file);
        if (WorkbookFile.Begins(stream))
        {
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.FileError,
                $"'{file}' is a workbook, whose sheet is not read here. Save it as CSV; with the module ImportExcel: Import-Excel '{file.Replace("'", "''")}' | Start-ProspectingJob; "
                + $"or, on a local service: Import-ProspectingPerson '{file.Replace("'", "''")}' -LeadListName 'people', then Get-SalesNavLeadList -Name 'people' | Start-ProspectingJob.");
        }

        stream.Position = 0;
        using var reader = new PeopleReader(stream, PeopleFormat.Auto, ColumnMap.Empty);
        long without = 0;
        while (Await(reader.ReadAsync(Cancellation).AsTask()) is { } row)
        {
            if (row.Person is { } person && _urls.TryAdd(person.Prospect.LinkedinUrl, out _))
            {
                _urlsRead++;
                _inputs.Add(person.Prospect.LinkedinUrl);
            }
            else if (row.Person is not null)
            {
                without++;
                _inputs.AddInvalid($"{file}, line {row.Line}", "The row has no LinkedIn profile.");
            }
            else
            {
                _inputs.AddInvalid($"{file}, line {row.Line}", row.Error ?? "The row cannot be read.");
                WriteError(ErrorFactory.Create(ErrorIds.ProfileUrlInvalid, ErrorCategory.InvalidData, $"{file}, line {row.Line}: {row.Error?.TrimEnd('.')}. The row was left out.", row.Line));
            }
        }

        foreach (string note in reader.Report.Notes)
        {
            WriteWarning($"{file}: {note}");
        }

        if (without > 0)
        {
            WriteWarning(string.Format(CultureInfo.InvariantCulture, "{0}: {1:N0} rows have no LinkedIn profile and were left out.", file, without));
        }
    }

    private static FileStream Open(string file)
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
}
