using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Errors;
using ProspectingTools.Profiles;

namespace ProspectingTools.Commands.Connection;

/// <summary>Shows stored profiles, with the vault and the name of the secret, never the key.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingProfile")]
[OutputType(typeof(ProspectingProfile))]
public sealed class GetProspectingProfileCommand : PSCmdlet
{
    /// <summary>Names, with wildcards; all when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ProfileNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var filter = new NameFilter(Name, "profile", "Get-ProspectingProfile");
            WriteObject(ProfileStore.All().Where(profile => filter.Matches(profile.Name)), enumerateCollection: true);
        }
        catch (ProspectingApiException e)
        {
            ThrowTerminatingError(ErrorFactory.From(e, Name));
        }

        foreach (string name in (Name ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)))
        {
            try
            {
                ProfileStore.Get(name);
            }
            catch (ProspectingApiException e)
            {
                WriteError(ErrorFactory.From(e, name));
            }
        }
    }
}
