using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Puts audiences into a folder, or takes them out of theirs.</summary>
[Cmdlet(VerbsCommon.Move, "Audience", SupportsShouldProcess = true, DefaultParameterSetName = FolderSet)]
[OutputType(typeof(Audience))]
public sealed class MoveAudienceCommand : ProspectingCommand
{
    private const string FolderSet = "Folder";
    private const string UngroupedSet = "Ungrouped";

    /// <summary>The audiences.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

    /// <summary>The folder to put them into.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FolderSet)]
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
    protected override void ProcessRecord()
    {
        foreach (string id in AudienceId)
        {
            if (!MayAct($"audience '{id}'", Ungrouped ? "Take out of its folder" : $"Put into folder '{FolderId}'"))
            {
                continue;
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
}
