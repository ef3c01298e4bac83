using System.Management.Automation;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Creates a folder for audiences.</summary>
[Cmdlet(VerbsCommon.New, "AudienceFolder", SupportsShouldProcess = true)]
[OutputType(typeof(AudienceFolder))]
public sealed class NewAudienceFolderCommand : ProspectingCommand
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ValidateCharacters(1, Assumed.MaxFolderName)]
    public string Name { get; set; } = string.Empty;

    /// <summary>The kind of audience that it holds.</summary>
    [Parameter]
    [ValidateSet(Contracts.Prospecting.AudienceType.OnDemand, Contracts.Prospecting.AudienceType.Monitoring)]
    public string AudienceType { get; set; } = Contracts.Prospecting.AudienceType.OnDemand;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!MayAct($"folder '{Name}'", "Create"))
        {
            return;
        }

        RunPerInput(Name, () =>
        {
            AudienceFolder folder = Await(Client.CreateFolderAsync(new CreateFolderRequest { Name = Name, AudienceType = AudienceType }, Context));
            Session.Current.Seen.Add(SeenKind.Folder, folder.FolderId, folder.Name);
            Emit(folder);
        });
    }
}
