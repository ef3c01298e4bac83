using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;
using ProspectingTools.LocalService;

namespace ProspectingTools.Commands.Service;

/// <summary>Imports people from files or objects into the local service's directory, as a stream.</summary>
[Cmdlet(VerbsData.Import, "ProspectingPerson", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(PersonImportResult))]
public sealed class ImportProspectingPersonCommand : ProspectingCommand
{
    private const string PathSet = "Path";
    private const string ObjectSet = "Object";

    private JsonLinesContent? _lines;
    private Task<PersonImportResult>? _upload;
    private bool _refused;
    private volatile bool _importing;

    /// <summary>Files: CSV, or JSON Lines (.jsonl, .ndjson).</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Objects with a property for each field: rows of Import-Csv, prospects, custom objects.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Which column holds which field, where the usual names do not tell: @{ title = 'type'; location = 'state' }.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Map { get; set; }

    /// <summary>Makes a lead list of this name of the people.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LeadListName { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ObjectSet)
        {
            RunTerminating(null, Push);
            return;
        }

        foreach (string file in Path.SelectMany(Resolve))
        {
            if (MayAct(file, "Import people into the local service"))
            {
                RunPerInput(file, () => ImportFile(file));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_upload is { } upload)
        {
            _lines!.Complete();
            RunTerminating(null, () => Report(Await(upload), "input object"));
        }
    }

    /// <inheritdoc/>
    private protected override string? WhatGoesOn() => _importing
        ? "The import was stopped. Whom the service has stored by then stays; run the same command again to import the rest: nobody is stored twice."
        : null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _lines?.Dispose();
    }

    private void Push()
    {
        if (InputObject is null || _refused)
        {
            return;
        }

        if (_lines is null)
        {
            if (!MayAct("input objects", "Import people into the local service"))
            {
                _refused = true;
                return;
            }

            _lines = new JsonLinesContent(Cancellation);
            _importing = true;
            _upload = Client.ImportPeopleAsync(() => _lines, "jsonl", MapText(), LeadListName, Context);
        }

        if (!_lines.TryAdd(PSObjectJson.Write(InputObject), _upload!))
        {
            // The service has answered before the end of the input: with an error.
            Await(_upload!);
        }
    }

    private void ImportFile(string file)
    {
        _importing = true;
        using var stream = new ProgressStream(OpenRead(file));
        using var bar = new ProgressBar(this, $"Importing {System.IO.Path.GetFileName(file)}");
        stream.Progress = (read, length) => Pump.Post(() => bar.Report($"{read / 1024:N0} KB of {length / 1024:N0} KB", length > 0 ? (double)read / length : null));
        string extension = System.IO.Path.GetExtension(file);
        bool jsonLines = extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase) || extension.Equals(".ndjson", StringComparison.OrdinalIgnoreCase);
        HttpContent Content()
        {
            var content = new StreamContent(stream, 64 * 1024);
            content.Headers.ContentType = new MediaTypeHeaderValue(jsonLines ? "application/x-ndjson" : "text/csv");
            return content;
        }

        Report(Await(Client.ImportPeopleAsync(Content, jsonLines ? "jsonl" : "csv", MapText(), LeadListName, Context)), file);
    }

    private void Report(PersonImportResult result, string source)
    {
        _importing = false;
        Emit(result);
        foreach (RowError error in result.Errors ?? [])
        {
            WriteError(ErrorFactory.Create(ErrorIds.PersonSkipped, ErrorCategory.InvalidData, $"{source}, line {error.Line}: {error.Message?.TrimEnd('.')}. The row was left out.", error));
        }

        if (result.Skipped > (result.Errors?.Count ?? 0))
        {
            WriteWarning($"{result.Skipped:N0} rows were left out; the first {result.Errors?.Count ?? 0} are shown.");
        }
    }

    private static FileStream OpenRead(string file)
    {
        try
        {
            return File.OpenRead(file);
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
            return GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException e)
        {
            WriteError(ErrorFactory.Create(ErrorIds.FileError, ErrorCategory.ObjectNotFound, $"There is no file '{path}'.", path, e));
            return [];
        }
    }

    private string? MapText() => Map is null
        ? null
        : string.Join(",", Map.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"));
}
