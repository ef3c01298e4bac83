using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Reads the prospects of audiences: all of them, as a stream.</summary>
[Cmdlet(VerbsCommon.Get, "AudienceProspect")]
[OutputType(typeof(Prospect))]
public sealed class GetAudienceProspectCommand : SeveralListsCommand
{
    private bool _hasTable;
    private string? _table;

    /// <summary>The audiences.</summary>
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

    /// <summary>Where to begin: the cursor that an error or a saved run named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Cursor { get; set; }

    /// <summary>Waits while a job still fills the audience.</summary>
    [Parameter]
    public SwitchParameter WaitReady { get; set; }

    /// <summary>The longest wait with -WaitReady, in seconds; 0 for as long as it takes.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue / 1000)]
    public double TimeoutSec { get; set; }

    /// <inheritdoc/>
    private protected override string Items => "prospects";

    /// <inheritdoc/>
    private protected override string Lists => "audiences";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach ((string target, Func<CallContext, Task<string>> find) in AudienceInput.Of(this, AudienceId, JobId, SourceKind ?? Source))
        {
            EmitInOrder(ListOf(target, find), Cursor);
        }
    }

    private PagedList<Prospect> ListOf(string target, Func<CallContext, Task<string>> find)
    {
        ProspectingClient client = Client;
        bool wait = WaitReady;
        double timeout = TimeoutSec;
        return new PagedList<Prospect>(
            target,
            async context =>
            {
                string id = await find(context).ConfigureAwait(false);
                if (wait)
                {
                    await AudienceInput.WaitReadyAsync(client, id, timeout, context).ConfigureAwait(false);
                }

                return id;
            },
            client.GetProspects,
            async (id, context) => (await client.GetAudienceAsync(id, context).ConfigureAwait(false)).Value.ProspectCount,
            id => Session.Current.Seen.Called(SeenKind.Audience, id, job: target),
            TableOf);
    }

    // The first rows choose the table for all of them, so that they are of one type for Get-Member, too.
    private string? TableOf(IReadOnlyList<Prospect> page)
    {
        if (!_hasTable && page.Count > 0)
        {
            _hasTable = true;
            _table = ProspectTable.TypeNameOf(page, ProspectTable.WidthOf(Host));
        }

        return _table;
    }
}
