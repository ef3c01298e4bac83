using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using ProspectingTools.Client.Errors;
using ProspectingTools.Connections;
using ProspectingTools.Errors;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Profiles;
using ProspectingTools.Runtime;
using ProspectingTools.Vault;

namespace ProspectingTools.Commands.Connection;

/// <summary>
/// Stores a profile, or changes what is given of one that is there. Keys go into a vault of SecretManagement, all else into a
/// file of the user's configuration.
/// </summary>
[Cmdlet(VerbsCommon.Set, "ProspectingProfile", SupportsShouldProcess = true)]
[OutputType(typeof(ProspectingProfile))]
public sealed class SetProspectingProfileCommand : PSCmdlet
{
    /// <summary>The profile's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    [ArgumentCompleter(typeof(Completion.ProfileNameCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>Where the API is, or the APIs are; https, or http to this machine. A new profile needs it, or -ContactListUri.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Uri { get; set; }

    /// <summary>The account group; an empty text for the only one that the key may use.</summary>
    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(Completion.AccountGroupIdCompleter))]
    public string? AccountGroupId { get; set; }

    /// <summary>The key; it is stored in the vault.</summary>
    [Parameter]
    [KeyArgument]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The vault; the default vault when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.VaultNameCompleter))]
    public string? Vault { get; set; }

    /// <summary>The name of the secret; one after the profile when left out. Without -ApiKey it is one that is there already.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>Where the contact-lists API is, if elsewhere or the only one; an empty text for the same place.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ContactListUri { get; set; }

    /// <summary>The contact-lists API's key, if another; it is stored in the same vault.</summary>
    [Parameter]
    [KeyArgument]
    [ValidateNotNull]
    public SecureString? ContactListApiKey { get; set; }

    /// <summary>The name of the contact-lists API's secret, as -SecretName.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContactListSecretName { get; set; }

    /// <summary>How often a request is sent again at most.</summary>
    [Parameter]
    [ValidateRange(0, TransportSettings.MostRetries)]
    [WholeNumber]
    public int MaximumRetryCount { get; set; }

    /// <summary>The longest wait that the server may ask for, in seconds; a longer one is an immediate error, which says until when.</summary>
    [Parameter]
    [ValidateRange(0, TransportSettings.LongestTimeoutSec)]
    public double MaximumRetryAfterSec { get; set; }

    /// <summary>How long one attempt may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(TransportSettings.ShortestTimeoutSec, TransportSettings.LongestTimeoutSec)]
    public double TimeoutSec { get; set; }

    /// <summary>A file of people who are left alone: their profiles start no job, and exports leave them out; an empty text for none.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? SuppressionPath { get; set; }

    /// <summary>Makes it the profile that is used when nothing else is said; -Default:$false ends that.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>Returns the profile.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            ProspectingProfile profile = ProfileStore.Find(Name) ?? new ProspectingProfile { Name = Name };
            Apply(profile);
            string keys = ApiKey is null && ContactListApiKey is null ? string.Empty : $", and its key in the vault '{profile.Vault}'";
            if (!ShouldProcess(profile.Name, $"Store the profile in '{ProfileFolder.File}'{keys}"))
            {
                return;
            }

            Store(profile, ApiKey, profile.SecretName);
            Store(profile, ContactListApiKey, profile.ContactListSecretName);
            string[] stored = profile.OwnSecrets;
            string? vault = profile.Vault;
            profile = ProfileStore.Update(Name, current =>
            {
                current.Vault ??= vault;
                Apply(current);
                current.OwnSecrets = current.OwnSecrets.Union(stored, StringComparer.OrdinalIgnoreCase).ToArray();
            });
            Session.Current.ForgetProfiles();
            if (PassThru)
            {
                WriteObject(profile);
            }
        }
        catch (ProspectingApiException e)
        {
            ThrowTerminatingError(ErrorFactory.From(e, Name));
        }
    }

    private void Apply(ProspectingProfile profile)
    {
        profile.Uri = Uri is null ? profile.Uri : ConnectionUri.ParseSafe(Uri, "-Uri");
        profile.AccountGroupId = Bound(nameof(AccountGroupId)) ? NullIfEmpty(AccountGroupId) : profile.AccountGroupId;
        profile.MaximumRetryCount = Bound(nameof(MaximumRetryCount)) ? MaximumRetryCount : profile.MaximumRetryCount;
        profile.MaximumRetryAfterSec = Bound(nameof(MaximumRetryAfterSec)) ? MaximumRetryAfterSec : profile.MaximumRetryAfterSec;
        profile.TimeoutSec = Bound(nameof(TimeoutSec)) ? TimeoutSec : profile.TimeoutSec;
        profile.SuppressionPath = Bound(nameof(SuppressionPath)) ? CheckedFile(SuppressionPath) : profile.SuppressionPath;
        profile.IsDefault = Bound(nameof(Default)) ? Default : profile.IsDefault;
        if (Bound(nameof(ContactListUri)))
        {
            profile.ContactListUri = NullIfEmpty(ContactListUri) is { } address ? ConnectionUri.ParseSafe(address, "-ContactListUri") : null;
        }

        ApplyKeys(profile);
        bool contactListsAlone = profile.Uri is null && profile.SecretName is null && profile.ContactListUri is not null && profile.ContactListSecretName is not null;
        if (contactListsAlone)
        {
            return;
        }

        Require(profile.Uri is not null, "A new profile needs an address. Add: -Uri https://api.example.com");
        Require(profile.SecretName is not null, "A new profile needs a key. Add: -ApiKey (Read-Host 'API key' -AsSecureString), or -SecretName with the name of a secret that the vault has.");
        ConnectionFactory.RequireOwnKey(profile.Uri!, profile.ContactListUri, profile.ContactListSecretName is not null);
    }

    private void ApplyKeys(ProspectingProfile profile)
    {
        bool moves = Vault is not null && profile.Vault is not null && !string.Equals(Vault, profile.Vault, StringComparison.OrdinalIgnoreCase);
        Require(!moves || ApiKey is not null || SecretName is not null, "Keys are not moved from vault to vault. Add -ApiKey to store the key in the other vault, or -SecretName with the name of a secret that is there.");
        Require(!moves || profile.ContactListSecretName is null || ContactListApiKey is not null || ContactListSecretName is not null, "Keys are not moved from vault to vault. Add -ContactListApiKey, or -ContactListSecretName.");
        if (moves)
        {
            profile.OwnSecrets = [];
        }

        profile.Vault = Vault ?? profile.Vault ?? SecretVault.DefaultName();
        profile.SecretName = SecretName ?? profile.SecretName ?? (ApiKey is null ? null : SecretNames.Of(Name));
        profile.ContactListSecretName = ContactListSecretName ?? profile.ContactListSecretName ?? (ContactListApiKey is null ? null : SecretNames.OfContactLists(Name));
    }

    // What cannot be understood is reported now, not in the night of the first run.
    private string? CheckedFile(string? path)
    {
        if (NullIfEmpty(path) is not { } given)
        {
            return null;
        }

        try
        {
            string full = GetUnresolvedProviderPathFromPSPath(given);
            new SuppressionSource(full, isOptional: false).CurrentAsync(CancellationToken.None).GetAwaiter().GetResult();
            return full;
        }
        catch (Exception e) when (ForeignFailure.From(e) is { } failure)
        {
            throw failure;
        }
    }

    private void Store(ProspectingProfile profile, SecureString? key, string? secret)
    {
        if (key is null || secret is null)
        {
            return;
        }

        try
        {
            Client.Http.ApiKey.FromSecureString(key);
        }
        catch (ArgumentException e)
        {
            throw ApiKeyErrors.Invalid("The text", e);
        }

        var metadata = new Hashtable { ["module"] = SecretNames.Module, ["profile"] = profile.Name, ["uri"] = (profile.Uri ?? profile.ContactListUri)!.AbsoluteUri };
        if (!SecretVault.Write(Host, profile.Vault!, secret, key, metadata))
        {
            WriteVerbose($"The vault '{profile.Vault}' keeps no metadata; the secret '{secret}' is stored without them.");
        }

        profile.OwnSecrets = profile.OwnSecrets.Union([secret], StringComparer.OrdinalIgnoreCase).ToArray();
    }

    private bool Bound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.ParameterInvalid, message);
        }
    }
}
