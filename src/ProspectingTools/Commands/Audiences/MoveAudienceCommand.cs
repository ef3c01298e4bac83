using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Puts audiences into a folder, or takes them out of theirs.</summary>
[Cmdlet(VerbsCommon.Move, "Audience", SupportsShouldProcess = true, DefaultParameterSetName = FolderSet)]
[OutputType(typeof(Audience))]
public sealed class MoveAudienceCommand : ProspectingCommand
{
    private const string FolderSet = "Folder";
    private const string UngroupedSet = "Ungrouped";

    private PipedForm _piped = null!;

    /// <summary>The audiences.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

    /// <summary>What is piped in where the only text without a name is the folder.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The folder to put them into.</summary>
    [Parameter(Position = 1, ParameterSetName = FolderSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.FolderIdCompleter))]
    public string? FolderId { get; set; }

    /// <summary>Takes them out of their folder.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UngroupedSet)]
    public SwitchParameter Ungrouped { get; set; }

    /// <summary>Returns the audiences.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunTerminating(null, () =>
    {
        _piped = PipedForm.Find(this, nameof(AudienceId), nameof(FolderId));
        FolderId = _piped.Text ?? FolderId;
        if (FolderId is not null == Ungrouped.IsPresent)
        {
            throw FolderId is null
                ? PipedForm.Missing(this, nameof(FolderId), "the folder, or -Ungrouped")
                : new ProspectingApiException(FailureKind.Caller, ErrorIds.ParameterInvalid, $"-Ungrouped takes out of a folder, and '{FolderId}' names one: leave one of them out.");
        }
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunPerInput(InputObject, () =>
    {
        foreach (string id in _piped.TargetsOf(InputObject, AudienceId))
        {
            Move(id);
        }
    });

    private void Move(string id)
    {
        if (!MayAct($"audience '{id}'", Ungrouped ? "Take out of its folder" : $"Put into folder '{FolderId}'"))
        {
            return;
        }

        RunPerInput(id, () =>
        {
            Audience audience = Await(Client.MoveAudienceAsync(id, Ungrouped ? null : FolderId, Context));
            if (PassThru)
            {
                Emit(audience);
            }
        });
    }
}
