using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Formatting;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Moves prospects from one audience to another.</summary>
[Cmdlet(VerbsCommon.Move, "AudienceProspect", SupportsShouldProcess = true)]
[OutputType(typeof(MoveLeadsResult))]
public sealed class MoveAudienceProspectCommand : ProspectingCommand
{
    // Keeps a body well below the largest that is read.
    private const int MostAtOnce = 1000;

    private readonly Dictionary<string, List<string>> _bySource = [];
    private PipedForm _piped = null!;

    /// <summary>The prospects.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] ProspectId { get; set; } = [];

    /// <summary>The audience they are in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string AudienceId { get; set; } = string.Empty;

    /// <summary>What is piped in where the only text without a name is the audience they go to.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The audience they go to.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string TargetAudienceId { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunTerminating(null, () =>
    {
        _piped = PipedForm.Find(this, nameof(AudienceId), nameof(TargetAudienceId));
        TargetAudienceId = _piped.Text ?? (TargetAudienceId.Length > 0 ? TargetAudienceId : throw PipedForm.Missing(this, nameof(TargetAudienceId), "the audience to move to"));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunPerInput(InputObject, () =>
    {
        string source = _piped.OwnerOf(InputObject, AudienceId);
        if (!_bySource.TryGetValue(source, out List<string>? ids))
        {
            _bySource.Add(source, ids = []);
        }

        ids.AddRange(ProspectId);
    });

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (KeyValuePair<string, List<string>> source in _bySource)
        {
            List<string> ids = source.Value.Distinct().ToList();
            if (!MayAct($"{Counted.Of(ids.Count, "prospect")} of audience '{source.Key}'", $"Move to audience '{TargetAudienceId}'"))
            {
                continue;
            }

            for (int start = 0; start < ids.Count; start += MostAtOnce)
            {
                var body = new MoveLeadsRequest { TargetAudienceId = TargetAudienceId, LeadIds = ids.Skip(start).Take(MostAtOnce).ToList() };
                RunPerInput(source.Key, () => Emit(Await(Client.MoveProspectsAsync(source.Key, body, Context))));
            }
        }
    }
}
