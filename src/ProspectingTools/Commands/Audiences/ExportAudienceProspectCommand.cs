using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands.Audiences;

/// <summary>
/// Writes the prospects of an audience to a file that only its owner may read. The file has its name when it is whole; what
/// an interrupted run has written waits beside it for -Resume, which makes the very file that one run would have made.
/// </summary>
[Cmdlet(VerbsData.Export, "AudienceProspect", SupportsShouldProcess = true)]
[OutputType(typeof(ExportSummary))]
public sealed class ExportAudienceProspectCommand : ProspectingCommand
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private volatile ExportTarget? _exporting;

    /// <summary>The audiences. Several need a folder as -Path.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

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

    /// <summary>The file; or a folder that exists, in which each audience gets a file named by its id.</summary>
    [Parameter(Mandatory = true, Position = 1)]
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

    /// <summary>Replaces the file, and throws an unfinished one away unless -Resume is given too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Prospects a request, 1 to 100. What is in the file does not depend on it.</summary>
    [Parameter]
    [ValidateRange(Limits.MinPage, Assumed.MaxCursorPage)]
    public int PageSize { get; set; } = Assumed.MaxCursorPage;

    /// <summary>Waits while a job still fills the audience.</summary>
    [Parameter]
    public SwitchParameter WaitReady { get; set; }

    /// <summary>The longest wait with -WaitReady, in seconds; 0 for as long as it takes.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue / 1000)]
    public double TimeoutSec { get; set; }

    /// <inheritdoc/>
    private protected override string? WhatGoesOn() => _exporting is { } target && File.Exists(target.PartialPath)
        ? $"The export was stopped. What it has written is in '{target.PartialPath}': go on with the same command and -Resume."
        : null;

    /// <inheritdoc/>
    protected override void ProcessRecord() => AudienceInput.ForEach(this, AudienceId, JobId, SourceKind ?? Source, Export);

    private void Export(string audienceId)
    {
        (string path, ExportFormat format) = FileFor(audienceId);
        if (!ShouldProcess(path, $"Export the prospects of audience {audienceId}"))
        {
            return;
        }

        if (!_written.Add(path))
        {
            WriteError(ErrorFactory.Create(
                ErrorIds.ParameterInvalid,
                ErrorCategory.InvalidArgument,
                $"'{path}' holds another audience of this command already. Give a folder that exists as -Path, and each audience gets its own file.",
                audienceId));
            return;
        }

        var plan = new ExportCheckpoint
        {
            AccountGroupId = Client.AccountGroupId,
            AudienceId = audienceId,
            Format = format.ToString(),
            Encoding = Encoding.ToString(),
            ProtectFormula = ProtectFormula && format == ExportFormat.Csv,
            Columns = format == ExportFormat.Csv ? ProspectColumns.Names : null,
        };
        try
        {
            var target = new ExportTarget(path);
            target.Require(Resume, Force);
            _exporting = target;
            if (WaitReady)
            {
                AudienceInput.WaitReady(this, audienceId, TimeoutSec);
            }

            var run = new AudienceExport(this, target, new ProspectWriter(format, Encoding, plan.ProtectFormula), plan, PageSize);
            ExportSummary summary = run.Run(Resume, Force);
            _exporting = null;
            Emit(summary);
        }
        catch (ExportException e)
        {
            WriteError(ErrorFactory.Create(e.Code, CategoryOf(e.Code), e.Message, path, e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteError(ErrorFactory.Create(ErrorIds.FileError, ErrorCategory.WriteError, $"'{path}' cannot be written: {e.Message}", path, e));
        }
    }

    private (string Path, ExportFormat Format) FileFor(string audienceId)
    {
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out ProviderInfo provider, out _);
        if (!string.Equals(provider.Name, "FileSystem", StringComparison.Ordinal))
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, $"'{Path}' is not in a file system.");
        }

        if (!Directory.Exists(path))
        {
            return (path, Format ?? FormatOf(System.IO.Path.GetExtension(path)));
        }

        // An id becomes a name of a file here, and of a file in this folder only.
        if (!audienceId.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.ParameterInvalid,
                $"'{audienceId}' is not the id of an audience, so no file in '{path}' is named after it. Get-Audience lists the audiences with their ids.");
        }

        ExportFormat format = Format ?? ExportFormat.Csv;
        return (System.IO.Path.Combine(path, audienceId + (format == ExportFormat.Csv ? ".csv" : ".jsonl")), format);
    }

    private static ExportFormat FormatOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" or ".json" => ExportFormat.JsonLines,
        _ => ExportFormat.Csv,
    };

    private static ErrorCategory CategoryOf(string code) => code switch
    {
        ExportException.FileExists or ExportException.Unfinished => ErrorCategory.ResourceExists,
        ExportException.Mismatch => ErrorCategory.InvalidArgument,
        ExportException.Damaged => ErrorCategory.InvalidData,
        _ => ErrorCategory.WriteError,
    };
}
