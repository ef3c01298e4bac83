using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Renames a folder of audiences.</summary>
[Cmdlet(VerbsCommon.Rename, "AudienceFolder", SupportsShouldProcess = true)]
[OutputType(typeof(AudienceFolder))]
public sealed class RenameAudienceFolderCommand : ProspectingCommand
{
    private PipedForm _piped = null!;

    /// <summary>The folder.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.FolderIdCompleter))]
    public string FolderId { get; set; } = string.Empty;

    /// <summary>What is piped in where the only text without a name is the new name.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The new name.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateCharacters(1, Assumed.MaxFolderName)]
    public string NewName { get; set; } = string.Empty;

    /// <summary>Returns the folder, with its audiences.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunTerminating(null, () =>
    {
        _piped = PipedForm.Find(this, nameof(FolderId), nameof(NewName));
        NewName = _piped.Text ?? (NewName.Length > 0 ? NewName : throw PipedForm.Missing(this, nameof(NewName), "the new name"));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunPerInput(InputObject, () => Rename(_piped.TargetsOf(InputObject, FolderId)[0]));

    private void Rename(string id)
    {
        if (!MayAct($"folder '{id}'", $"Rename to '{NewName}'"))
        {
            return;
        }

        RunPerInput(id, () =>
        {
            AudienceFolder folder = Await(Client.RenameFolderAsync(id, NewName, Context));
            if (PassThru)
            {
                Emit(WithAudiences(folder));
            }
        });
    }

    // The answer to a change of name is without them, and a folder that is shown without any would look empty.
    private AudienceFolder WithAudiences(AudienceFolder folder)
    {
        try
        {
            AudienceFolder? shown = Await(Client.GetNavigationAsync(Context)).Folders?.FirstOrDefault(one => one.FolderId == folder.FolderId);
            folder.Audiences = shown?.Audiences;
        }
        catch (ProspectingApiException e)
        {
            WriteWarning($"The folder is renamed. It is shown without its audiences, because they cannot be read: {e.Message}");
        }

        return folder;
    }
}
