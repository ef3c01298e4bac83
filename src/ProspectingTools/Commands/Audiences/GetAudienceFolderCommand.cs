using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Gets the folders of audiences, each with its audiences.</summary>
[Cmdlet(VerbsCommon.Get, "AudienceFolder")]
[OutputType(typeof(AudienceFolder), typeof(Audience))]
public sealed class GetAudienceFolderCommand : ProspectingCommand
{
    /// <summary>Names, with wildcards; all when left out.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.FolderNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Returns the audiences that are in no folder, instead of the folders.</summary>
    [Parameter]
    public SwitchParameter Ungrouped { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(Name, () =>
    {
        AudienceNavigation navigation = Await(Client.GetNavigationAsync(Context));
        var filter = new NameFilter(Name, "folder", "Get-AudienceFolder");
        SeenItems seen = Session.Current.Seen;
        foreach (AudienceFolder folder in navigation.Folders ?? [])
        {
            seen.Add(SeenKind.Folder, folder.FolderId, folder.Name);
            if (!Ungrouped && filter.Matches(folder.Name))
            {
                Emit(folder);
            }
        }

        foreach (Audience audience in navigation.UngroupedAudiences ?? [])
        {
            seen.Add(SeenKind.Audience, audience.AudienceId, audience.Name);
            if (Ungrouped && filter.Matches(audience.Name))
            {
                Emit(audience);
            }
        }

        filter.WriteMissing(this);
    });
}
