using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Export;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Commands.Audiences;

/// <summary>
/// Writes the prospects of an audience to a file that only its owner may read. The file has its name when it is whole; what
/// an interrupted run has written waits beside it for -Resume, which makes the very file that one run would have made.
/// </summary>
[Cmdlet(VerbsData.Export, "AudienceProspect", SupportsShouldProcess = true)]
[OutputType(typeof(ExportSummary))]
public sealed partial class ExportAudienceProspectCommand : ProspectingCommand
{
    private volatile ExportTarget? _exporting;
    private ExportPlaces? _places;
    private bool _isSheetChosen;
    private SideBySide? _lists;
    private PipedForm _piped = null!;
    private Task _named = Task.CompletedTask;

    /// <summary>The audiences. Several need a folder as -Path.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

    /// <summary>What is piped in where the only text without a name is the file.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Jobs, where no audience is named; the audience of each is found (about_ProspectingTools_Jobs).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>The kind of source of the jobs (linkedin_search, sales_navigator, post_commenters, url_upload), for servers that do not say it. A job of Start-ProspectingJob brings it along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Source { get; set; }

    /// <summary>The same from a piped job, whose Source is the name that its table shows where the session knows it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? SourceKind { get; set; }

    /// <summary>The file; or a folder that exists, in which each audience gets a file named after it.</summary>
    [Parameter(Position = 1)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The format; by default that of the file's extension: .jsonl, .ndjson and .json are JSON Lines, all others CSV.</summary>
    [Parameter]
    public ExportFormat? Format { get; set; }

    /// <summary>The encoding; Excel needs Utf8BOM to show other letters than English ones.</summary>
    [Parameter]
    public ExportEncoding Encoding { get; set; }

    /// <summary>Makes text of cells that a spreadsheet would compute: those that begin with =, +, -, @ or a tab. CSV only.</summary>
    [Parameter]
    public SwitchParameter ProtectFormula { get; set; }

    /// <summary>Goes on where an interrupted run to the same file stopped; begins when there was none. A file that is finished is replaced only with -Force.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Appends the prospects that a finished file does not have yet, in the format of the file; creates the file where there is none.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Replaces the file, and throws an unfinished one away unless -Resume is given too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Prospects a request, 1 to 100. What is in the file does not depend on it.</summary>
    [Parameter]
    [ValidateRange(Limits.MinPage, Assumed.MaxCursorPage)]
    [WholeNumber]
    public int PageSize { get; set; } = Assumed.MaxCursorPage;

    /// <summary>Waits while a job still fills the audience.</summary>
    [Parameter]
    public SwitchParameter WaitReady { get; set; }

    /// <summary>The longest wait with -WaitReady, in seconds; 0 for as long as it takes.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue / 1000)]
    public double TimeoutSec { get; set; }

    /// <summary>Audiences that are read at once. By default one: nothing is read before its turn.</summary>
    [Parameter]
    [ValidateRange(1, SideBySide.MostAtOnce)]
    [WholeNumber]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Which file each audience goes to.</summary>
    internal ExportPlaces Places => _places!;

    /// <inheritdoc/>
    private protected override string? WhatGoesOn() => _exporting is { } target && File.Exists(target.PartialPath)
        ? $"The export was stopped. What it has written is in '{target.PartialPath}': continue with the same command and -Resume."
        : null;

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunTerminating(null, () =>
    {
        _piped = PipedForm.Find(this, nameof(AudienceId), nameof(Path));
        Path = _piped.Text ?? (Path.Length > 0 ? Path : throw PipedForm.Missing(this, nameof(Path), "the file to write"));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // What is only asked about is not read before its turn.
        int limit = LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference")) ? 1 : ThrottleLimit;
        _lists ??= new SideBySide(this, limit, "audiences");
        foreach ((string target, Func<CallContext, Task<string>> find) in AudienceInput.Of(this, _piped.IdsOf(InputObject, AudienceId), JobId, SourceKind ?? Source))
        {
            // An invalid path is an error of each input, as every other one is.
            if (!RunPerInput(target, () => _places ??= new ExportPlaces(this, Path, Format, Append)))
            {
                continue;
            }

            if (!_isSheetChosen)
            {
                RunTerminating(Path, RequireOneWay);
                RunTerminating(Property, () => ChooseSheet(Places.Format));
                _isSheetChosen = true;
            }

            var export = new AudienceExport(this, Client, find, _named);
            OrderedRead read = limit == 1 ? export.InTurn(target) : export.Ahead(target);
            _named = export.Named;
            _lists.Add(read);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _lists?.WriteRest();
        WarnOfEmptyColumns();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _lists?.Dispose();
    }

    private void RequireOneWay()
    {
        if (Append && (Resume || Force))
        {
            throw Invalid("-Append puts prospects behind those of a finished file: give it without -Resume and -Force.");
        }
    }

    /// <summary>Whether a file may be written as it looks now. Any thread.</summary>
    /// <param name="target">The file.</param>
    /// <returns>Whether it may.</returns>
    internal bool MayBegin(ExportTarget target)
    {
        try
        {
            target.Require(Resume || Append, Force || Append);
            return true;
        }
        catch (Exception e) when (e is ExportException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Asks whether to export, and refuses what would overwrite something.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="target">Its file; null where another audience of this command has it.</param>
    /// <returns>Whether to export.</returns>
    /// <exception cref="ExportException">Something is there that may not be overwritten.</exception>
    internal bool MayExport(string audienceId, ExportTarget? target)
    {
        if (target is null)
        {
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.ParameterInvalid,
                $"'{Path}' holds another audience of this command already. Give a folder that exists as -Path, and each audience gets its own file.");
        }

        if (!ShouldProcess(target.Path, $"Export the prospects of audience {audienceId}"))
        {
            return false;
        }

        target.Require(Resume || Append, Force || Append);
        _exporting = target;
        return true;
    }

    /// <summary>Begins to write, or goes on with an unfinished file.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <param name="target">Its file.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ExportException">The unfinished file cannot be resumed.</exception>
    internal ExportRun Begin(string audienceId, ExportTarget target)
    {
        ExportFormat format = Places.Format;
        if (Append && File.Exists(target.Path))
        {
            return BeginBehind(audienceId, target, ExportedFile.Read(target.Path, format));
        }

        ExportCheckpoint plan = Plan(audienceId, Encoding, _columns, _delimiter);
        var writer = new ProspectWriter(format, Encoding, plan.ProtectFormula, _columns, _delimiter);
        return new ExportRun(this, target, writer, plan, Resume ? ExportFile.Resume(target, writer, plan) : null, Force) { Above = _lists?.Total };
    }

    private ExportRun BeginBehind(string audienceId, ExportTarget target, ExportedFile before)
    {
        before.Require(
            _columns, Delimiter is null && !UseCulture ? null : _delimiter, MyInvocation.BoundParameters.ContainsKey(nameof(Encoding)) ? Encoding : null);
        ExportCheckpoint plan = Plan(audienceId, before.Encoding, before.Columns, before.Delimiter);
        var writer = new ProspectWriter(Places.Format, before.Encoding, plan.ProtectFormula, before.Columns, before.Delimiter);
        return new ExportRun(this, target, writer, plan, null, Force, before) { Above = _lists?.Total };
    }

    private ExportCheckpoint Plan(string audienceId, ExportEncoding encoding, IReadOnlyList<string>? columns, char delimiter)
    {
        ExportFormat format = Places.Format;
        return new ExportCheckpoint
        {
            AccountGroupId = Client.AccountGroupId,
            AudienceId = audienceId,
            Format = format.ToString(),
            Encoding = encoding.ToString(),
            ProtectFormula = ProtectFormula && format == ExportFormat.Csv,
            Columns = format == ExportFormat.Csv ? columns ?? ProspectColumns.Names : null,
            Delimiter = delimiter == CsvRow.Comma ? null : delimiter.ToString(),
        };
    }

    /// <summary>Writes what became of a file.</summary>
    /// <param name="summary">What was written.</param>
    internal void Done(ExportSummary summary)
    {
        _exporting = null;
        Emit(summary);
    }
}
