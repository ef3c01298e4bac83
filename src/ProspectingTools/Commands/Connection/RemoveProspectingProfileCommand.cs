using System;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Errors;
using ProspectingTools.Profiles;
using ProspectingTools.Runtime;
using ProspectingTools.Vault;

namespace ProspectingTools.Commands.Connection;

/// <summary>
/// Removes profiles, and from their vaults the keys that Set-ProspectingProfile has stored. A secret that was there before, or
/// that another profile uses, stays.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "ProspectingProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveProspectingProfileCommand : PSCmdlet
{
    /// <summary>The profiles.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ProfileNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Leaves the keys in the vault. Needed when the vault no longer exists.</summary>
    [Parameter]
    public SwitchParameter KeepSecret { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            try
            {
                Remove(ProfileStore.Get(name));
            }
            catch (ProspectingApiException e)
            {
                WriteError(ErrorFactory.From(e, name));
            }
        }
    }

    private void Remove(ProspectingProfile profile)
    {
        string[] secrets = KeepSecret || profile.Vault is null
            ? []
            : profile.OwnSecrets.Where(secret => !ProfileStore.All().Any(other => other.Name != profile.Name && Uses(other, profile.Vault, secret))).ToArray();
        string action = secrets.Length == 0
            ? "Remove the profile; keep the key"
            : $"Remove the profile, and the key '{string.Join("', '", secrets)}' from the vault '{profile.Vault}'";
        if (!ShouldProcess(profile.Name, action))
        {
            return;
        }

        foreach (string secret in secrets)
        {
            RemoveSecret(profile, secret);
        }

        ProfileStore.Remove(profile.Name);
        Session.Current.ForgetProfiles();
    }

    // The profile stays as long as its key does: else nothing would tell where the key is.
    private void RemoveSecret(ProspectingProfile profile, string secret)
    {
        try
        {
            if (!SecretVault.Remove(Host, profile.Vault!, secret))
            {
                WriteVerbose($"The vault '{profile.Vault}' had no secret '{secret}' any more.");
            }
        }
        catch (ProspectingApiException e)
        {
            throw new ProspectingApiException(e.Kind, e.Code, $"{e.Message} The profile '{profile.Name}' was not removed; -KeepSecret removes it alone.", e);
        }
    }

    private static bool Uses(ProspectingProfile profile, string vault, string secret) =>
        string.Equals(profile.Vault, vault, StringComparison.OrdinalIgnoreCase)
        && (string.Equals(profile.SecretName, secret, StringComparison.OrdinalIgnoreCase)
            || string.Equals(profile.ContactListSecretName, secret, StringComparison.OrdinalIgnoreCase));
}
