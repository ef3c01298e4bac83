using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Errors;
using ProspectingTools.Files;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Formatting;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <summary>Imports people from files or objects into the local service's directory, as a stream.</summary>
[Cmdlet(VerbsData.Import, "ProspectingPerson", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(PersonImportResult), typeof(ColumnUse), typeof(SignalImportResult))]
public sealed partial class ImportProspectingPersonCommand : ProspectingCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string ObjectSet = "Object";
    private const string RowsInstead = "pipe the rows into Start-ProspectingJob";
    private const string NobodyRow = "{}";
    private const int RowsForEachLook = 100;
    private const string Action = "Import people into the local service";

    private JsonLinesContent? _lines;
    private Task<PersonImportResult>? _upload;
    private bool _refused;
    private volatile bool _importing;
    private ProgressBar? _bar;
    private RowScreen? _screen;
    private UnreadProperties? _unread;
    private long _sent;

    /// <summary>Files: CSV, JSON Lines (.jsonl, .ndjson), a JSON array (.json), or an Excel workbook. Wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files by their exact names; brackets are not wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Objects with a property for each field: rows of Import-Csv, data rows, prospects, custom objects. A file is read.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Which column holds which field, where the usual names do not say so: @{ title = 'type'; location = 'state' }.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(Completion.PersonFieldCompleter))]
    public IDictionary? Map { get; set; }

    /// <summary>Makes a lead list of this name of the people.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    public string? LeadListName { get; set; }

    /// <summary>The sheet of an Excel workbook; its first one with something in it when not given.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    public string? WorksheetName { get; set; }

    /// <summary>The code page of text files that are neither UTF-8 nor UTF-16.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [TextEncoding]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(Completion.TextEncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Path.Length == 0 && LiteralPath.Length == 0 && SignalPath.Length == 0 && InputObject is null && !MyInvocation.ExpectingInput)
        {
            ThrowTerminatingError(ErrorFactory.Create(
                ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, "Name a file with -Path, pipe objects in, or name signals with -SignalPath.", null));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ObjectSet)
        {
            ImportFiles(ParameterSetName == PathSet ? Path.SelectMany(Resolve) : LiteralPath.Select(Literal).OfType<string>());
        }
        else if (InputObject is { } input && InputRow.FileOf(input) is { } file)
        {
            ImportFiles(new[] { Literal(file) }.OfType<string>());
        }
        else
        {
            RunTerminating(null, Push);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_upload is { } upload)
        {
            _lines!.Complete();
            RunTerminating(null, () =>
            {
                PersonImportResult result = OnLocalService(RowsInstead, () => Await(upload));
                _bar!.Dispose();
                Count(result, _screen?.Suppressed ?? 0);
                Report(result, "input object");
            });
        }

        ImportSignals();
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
        _bar?.Dispose();
    }

    private void ImportFiles(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            RunPerInput(file, () =>
            {
                if (ShouldProcess($"Performing the operation \"{Action}\" on target \"{At(file)}\".", null, null, out ShouldProcessReason reason))
                {
                    ImportFile(file);
                }
                else if (reason == ShouldProcessReason.WhatIf)
                {
                    ShowMapping(file);
                }
            });
        }
    }

    private void Push()
    {
        if (InputObject is null || _refused)
        {
            return;
        }

        if (_lines is null)
        {
            if (!MayAct("input objects", Action))
            {
                _refused = true;
                return;
            }

            RequirePeople(InputObject);
            _screen = Suppression() is { Count: > 0 } list ? new RowScreen(list, MapInput.Read(Map)) : null;
            _lines = new JsonLinesContent(Cancellation);
            _importing = true;
            _bar = new ProgressBar(this, "Importing people", ReadProgress.Moment);
            _upload = Client.ImportPeopleAsync(() => _lines, "jsonl", MapInput.Text(Map), LeadListName, Context);
        }

        if (++_sent % RowsForEachLook == 0 && _bar!.IsDue)
        {
            _bar.Report(string.Format(CultureInfo.CurrentCulture, "{0:N0} people sent", _sent), null);
        }

        string row = InputRow.Write(InputObject, _unread ??= new UnreadProperties(this));
        if (_screen is { } screen && !screen.MayStay(row))
        {
            // In its place, so that the service numbers the rows behind it as they came.
            row = NobodyRow;
        }

        if (!_lines.TryAdd(row, _upload!))
        {
            // The service has answered before the end of the input: with an error.
            OnLocalService(RowsInstead, () => Await(_upload!));
        }
    }

    // Import-Csv takes the first line for the header, whatever it says.
    private void RequirePeople(PSObject first)
    {
        string[] names = [.. InputRow.NamesOf(first)];
        if (names.Length == 0 || FileMapping.NamesPeople(names, MapInput.Read(Map)))
        {
            return;
        }

        if (UntakenHeader.Advice(names) is { } delimiter)
        {
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.ParameterInvalid,
                $"The rows were not taken apart: their only columns are {UntakenHeader.Show(names)}. Add {delimiter} to Import-Csv, or give the file itself: Import-ProspectingPerson -Path <file>.");
        }

        throw new ProspectingApiException(
            FailureKind.Caller,
            ErrorIds.ParameterInvalid,
            $"None of the properties ({string.Join(", ", names.Take(12))}) holds a name or a LinkedIn profile. Where the file has lines above its header, give the file itself: "
            + "Import-ProspectingPerson -Path <file>. Else name the properties, such as -Map @{ name = '" + names[0] + "' }.");
    }

    private void ImportFile(string file)
    {
        RequireFile(file);
        bool workbook = IsWorkbook(file);
        SuppressionList list = Suppression();
        _importing = true;
        if (list.Count > 0)
        {
            Report(ImportScreened(file, workbook, list), file);
            return;
        }

        using var stream = new ProgressStream(InputFile.Open(file));
        using var bar = new ProgressBar(this, $"Importing {System.IO.Path.GetFileName(file)}", ReadProgress.Moment);
        stream.Progress = (read, length) => Pump.Post(() => bar.Report($"{read / 1024:N0} KB of {length / 1024:N0} KB", length > 0 ? (double)read / length : null));
        bool jsonLines = IsJsonLines(file);
        HttpContent Content()
        {
            var content = new StreamContent(workbook ? stream : Recoded(stream), 64 * 1024);
            content.Headers.ContentType = new MediaTypeHeaderValue(workbook ? "application/octet-stream" : jsonLines ? "application/x-ndjson" : "text/csv");
            return content;
        }

        if (workbook)
        {
            Report(SendWorkbook(file, Content, preview: false), file);
            return;
        }

        Report(OnLocalService($"Start-ProspectingJob -Path {WorkbookFile.Quoted(file)}", () => Await(Client.ImportPeopleAsync(Content, jsonLines ? "jsonl" : "csv", MapInput.Text(Map), LeadListName, Context))), file);
    }

    private void Report(PersonImportResult result, string source)
    {
        _importing = false;
        bool stored = result.Added + result.Merged > 0;
        if (stored)
        {
            Emit(result);
        }

        foreach (string note in result.Notes ?? [])
        {
            WriteWarning($"{source}: {FileHints.WithCodePages(note, "-" + nameof(Encoding))}");
        }

        if (stored)
        {
            WriteUnused(result.Columns ?? [], source);
        }

        foreach (RowError error in result.Errors ?? [])
        {
            WriteError(ErrorFactory.Create(ErrorIds.PersonSkipped, ErrorCategory.InvalidData, FileHints.WithCodePages(RowText.Of(source, error.Line, error.Message), "-" + nameof(Encoding)), error));
        }

        if (result.Skipped > (result.Errors?.Count ?? 0))
        {
            WriteWarning($"{Counted.Of(result.Skipped, "row")} {Counted.Verb(result.Skipped, "was", "were")} left out; the first {result.Errors?.Count ?? 0} {Counted.Verb(result.Errors?.Count ?? 0, "is", "are")} shown.");
        }

        if (!stored)
        {
            Emit(result);
        }
    }
}
