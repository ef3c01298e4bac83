using System;
using System.Management.Automation;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Profiles;
using ProspectingTools.Vault;

namespace ProspectingTools.Commands;

/// <summary>Makes connections of what they are described by. Nothing is sent.</summary>
internal static class ConnectionFactory
{
    /// <summary>Makes a connection.</summary>
    /// <param name="endpoints">Where and with which keys.</param>
    /// <param name="transport">How to send.</param>
    /// <param name="source">What it is made of: Parameters, Profile, Environment.</param>
    /// <param name="profile">The profile, if of one.</param>
    /// <param name="keys">Where the keys are kept, if anywhere.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ProspectingApiException">It would show a key to others.</exception>
    public static ProspectingConnection Create(Endpoints endpoints, TransportSettings transport, string source, ProspectingProfile? profile = null, IKeySource? keys = null)
    {
        RequireOwnKey(endpoints.Uri, endpoints.ContactListUri, endpoints.ContactListKey is not null);
        if (transport.SkipCertificateCheck && !(endpoints.Uri.IsLoopback && endpoints.ContactListUri?.IsLoopback != false))
        {
            throw new ProspectingApiException(
                FailureKind.Refused,
                ClientErrorCodes.InsecureUri,
                "-SkipCertificateCheck is for this machine only: anybody between here and another host could read the key. Install the issuer's certificate on this machine instead.");
        }

        var usual = new RetryPolicy();
        ClientOptions options = new()
        {
            BaseUri = endpoints.Uri,
            Key = endpoints.Key,
            AccountGroupId = endpoints.AccountGroupId,
            ContactListUri = endpoints.ContactListUri,
            ContactListKey = endpoints.ContactListKey,
            Retry = new RetryPolicy
            {
                MaximumRetryCount = transport.MaximumRetryCount ?? profile?.MaximumRetryCount ?? usual.MaximumRetryCount,
                RetryAfterCeiling = (transport.MaximumRetryAfterSec ?? profile?.MaximumRetryAfterSec) is { } longest ? TimeSpan.FromSeconds(longest) : usual.RetryAfterCeiling,
            },
            Timeout = (transport.TimeoutSec ?? profile?.TimeoutSec) is { } seconds ? TimeSpan.FromSeconds(seconds) : ClientOptions.DefaultTimeout,
            Proxy = transport.Proxy,
            NoProxy = transport.NoProxy,
            SkipLoopbackCertificateCheck = transport.SkipCertificateCheck,
            LogBodies = transport.LogBodies,
            UserAgent = UserAgent.Text,
        };
        return new ProspectingConnection(options, source, profile?.Name, keys)
        {
            SuppressionPath = profile?.SuppressionPath,
        };
    }

    /// <summary>Makes the connection of a profile; its keys are read from the vault.</summary>
    /// <param name="cmdlet">The cmdlet in whose runspace the vault is.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="transport">How to send.</param>
    /// <param name="accountGroupId">The account group instead of the profile's.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ProspectingApiException">The profile is not whole, or the vault does not give the keys.</exception>
    public static ProspectingConnection FromProfile(PSCmdlet cmdlet, ProspectingProfile profile, TransportSettings transport, string? accountGroupId = null)
    {
        bool contactListsAlone = profile.Uri is null && profile.SecretName is null;
        Uri? uri = contactListsAlone ? profile.ContactListUri : profile.Uri;
        string? secret = contactListsAlone ? profile.ContactListSecretName : profile.SecretName;
        if (uri is null || profile.Vault is null || secret is null)
        {
            string parameter = uri is null ? "-Uri https://api.example.com" : "-ApiKey (Read-Host 'API key' -AsSecureString)";
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.ProfileFileDamaged,
                $"The profile '{profile.Name}' in '{ProfileFolder.File}' is incomplete. Type: Set-ProspectingProfile -Name '{profile.Name}' {parameter}");
        }

        string? secondSecret = contactListsAlone ? null : profile.ContactListSecretName;
        var keys = new VaultKeySource(profile.Vault, secret, secondSecret);
        var endpoints = new Endpoints
        {
            Uri = uri,
            Key = keys.Read(cmdlet, ApiKind.Prospecting),
            AccountGroupId = accountGroupId ?? profile.AccountGroupId,
            ContactListUri = contactListsAlone ? null : profile.ContactListUri,
            ContactListKey = secondSecret is null ? null : keys.Read(cmdlet, ApiKind.ContactLists),
        };
        return Create(endpoints, transport, "Profile", profile, keys);
    }

    /// <summary>A key is for its host alone: another host needs a key of its own.</summary>
    /// <param name="uri">Where the prospecting API is.</param>
    /// <param name="contactListUri">Where the contact-lists API is, if elsewhere.</param>
    /// <param name="hasOwnKey">Whether that has its own key.</param>
    /// <exception cref="ProspectingApiException">It is elsewhere and has none.</exception>
    public static void RequireOwnKey(Uri uri, Uri? contactListUri, bool hasOwnKey)
    {
        if (contactListUri is not null && !hasOwnKey && !SameOrigin(contactListUri, uri))
        {
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.ParameterInvalid,
                $"The contact-lists API is at another host ({contactListUri.Host}), so it needs a key of its own: the key of {uri.Host} is not sent there. Add: -ContactListApiKey (Read-Host 'Contact-lists API key' -AsSecureString)");
        }
    }

    private static bool SameOrigin(Uri left, Uri right) => left.Scheme == right.Scheme && left.Host == right.Host && left.Port == right.Port;
}
