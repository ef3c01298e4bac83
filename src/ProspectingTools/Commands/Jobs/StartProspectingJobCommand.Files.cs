using System;
using System.Collections;
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

    private static readonly PeopleFileUse s_use = new("-" + nameof(WorksheetName), "{0} | Start-ProspectingJob");

    /// <summary>Files of people (CSV, JSON Lines, Excel workbooks) whose profiles are imported: the column is found by its usual names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The sheet of an Excel workbook; its first one with something in it when not given.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? WorksheetName { get; set; }

    /// <summary>Which column holds which field, where the usual names do not tell: @{ linkedinUrl = 'Kontakt' }.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(Completion.PersonFieldCompleter))]
    public IDictionary? Map { get; set; }

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
        using Stream stream = PeopleFile.Open(this, file, WorksheetName, s_use);
        using var reader = new PeopleReader(stream, PeopleFormat.Auto, MapInput.Read(Map));
        long without = 0;
        while (Await(reader.ReadAsync(Cancellation).AsTask()) is { } row)
        {
            if (row.Person is { } person && _urls.TryAdd(person.Prospect.LinkedinUrl, out _))
            {
                _urlsRead++;
            }
            else if (row.Person is not null)
            {
                without++;
            }
            else
            {
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
}
