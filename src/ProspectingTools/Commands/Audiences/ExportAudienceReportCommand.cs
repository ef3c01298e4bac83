using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Export;
using ProspectingTools.Client.Files;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Report;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Writes one page of HTML about audiences, side by side: who is in them, whom mail reaches, and what they cost.</summary>
[Cmdlet(VerbsData.Export, "AudienceReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAudienceReportCommand : ProspectingCommand
{
    private readonly List<(string Target, Func<CallContext, Task<string>> FindAsync)> _inputs = [];
    private SideBySide? _lists;
    private PipedForm _piped = null!;

    /// <summary>The audiences, side by side in this order.</summary>
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

    /// <summary>Jobs, where no audience is named; the audience of each is found.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>The kind of source of the jobs, for servers that do not say it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? SourceKind { get; set; }

    /// <summary>The file, such as report.html.</summary>
    [Parameter(Position = 1)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The heading.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Audience report";

    /// <summary>Rows of countries, industries and companies at most; the others are added up.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [WholeNumber]
    public int Top { get; set; } = 10;

    /// <summary>Audiences that are read at once.</summary>
    [Parameter]
    [ValidateRange(1, SideBySide.MostAtOnce)]
    [WholeNumber]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Replaces the file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunTerminating(null, () =>
    {
        _piped = PipedForm.Find(this, nameof(AudienceId), nameof(Path));
        Path = _piped.Text ?? (Path.Length > 0 ? Path : throw PipedForm.Missing(this, nameof(Path), "the file to write"));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => _inputs.AddRange(AudienceInput.Of(this, _piped.IdsOf(InputObject, AudienceId), JobId, SourceKind));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_inputs.Count > 0)
        {
            RunTerminating(Path, Export);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _lists?.Dispose();
    }

    private void Export()
    {
        string path = GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(path, $"Write a report of {Counted.Of(_inputs.Count, "audience")}"))
        {
            return;
        }

        if (File.Exists(path) && !Force)
        {
            WriteError(ErrorFactory.Create(ExportException.FileExists, ErrorCategory.ResourceExists, $"'{path}' exists already. Add -Force to replace it.", path));
            return;
        }

        List<AudienceTally> tallies = Read();
        if (tallies.Count == 0)
        {
            WriteWarning("No audience could be read, so no report was written.");
            return;
        }

        AddJobs(tallies);
        using var text = new StringWriter { NewLine = "\n" };
        new ReportPage(Title, tallies, Top, DateTimeOffset.UtcNow).Write(text);
        OwnerOnlyFile.Replace(path, new UTF8Encoding(false).GetBytes(text.ToString()));
        Emit(new FileInfo(path));
    }

    private List<AudienceTally> Read()
    {
        List<AudienceTally> tallies = [];
        ProspectingClient client = Client;
        _lists = new SideBySide(this, ThrottleLimit, "audiences");
        using var bar = new ProgressBar(this, "Counting prospects");
        foreach ((string target, Func<CallContext, Task<string>> find) in _inputs)
        {
            Task<Audience?>? audience = null;
            var ahead = new ReadAhead<Prospect>(
                async context =>
                {
                    string id = await find(context).ConfigureAwait(false);
                    audience = LookAsync(client, id, context);
                    return client.GetProspects(id, new PageOptions(), context);
                },
                Context);
            _lists.Add(new OrderedRead(target, ahead.ReadAsync, Count(), ahead.Dispose));

            IEnumerable<Task> Count()
            {
                AudienceTally? tally = null;
                Page<Prospect>? page;
                do
                {
                    Task<Page<Prospect>?> next = ahead.NextAsync();
                    yield return next;
                    page = next.Result;
                    if (tally is null)
                    {
                        yield return audience!;
                        tally = new AudienceTally(audience!.Result?.AudienceId ?? target, audience.Result?.Name);
                    }

                    foreach (Prospect prospect in page?.Items ?? [])
                    {
                        tally.Add(prospect);
                    }

                    bar.Report($"{tally.Name}: {tally.Total:N0}", audience!.Result?.ProspectCount is > 0 and var all ? (double)tally.Total / all : null);
                }
                while (page is not null);
                tallies.Add(tally);
            }
        }

        _lists.WriteRest();
        return tallies;
    }

    private static async Task<Audience?> LookAsync(ProspectingClient client, string id, CallContext context)
    {
        try
        {
            return (await client.GetAudienceAsync(id, context).ConfigureAwait(false)).Value;
        }
        catch (ProspectingApiException e) when (e.Kind == FailureKind.Api)
        {
            return null;
        }
    }

    // A key may be allowed to read audiences and not jobs, and a vendor's jobs need not name their audiences: then the report says so.
    private void AddJobs(List<AudienceTally> tallies)
    {
        var jobs = new List<ProspectingJob>();
        try
        {
            using CursorPager<ProspectingJob> pager = Client.GetJobs(null, new PageOptions(), Context);
            while (Await(pager.NextAsync()) is { } page)
            {
                jobs.AddRange(page.Items.Where(job => job.AudienceId is not null));
            }
        }
        catch (ProspectingApiException e)
        {
            WriteWarning($"The jobs could not be read, so the report does not say what the audiences cost: {e.Message}");
            return;
        }

        foreach (AudienceTally tally in jobs.Count == 0 ? [] : tallies)
        {
            tally.Jobs = [.. jobs.Where(job => job.AudienceId == tally.AudienceId)];
        }
    }
}
