using System;
using System.Management.Automation;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Connections;

/// <summary>A connection to the APIs. Holds no key that can be shown.</summary>
public sealed class ProspectingConnection
{
    private readonly IKeySource? _keys;

    internal ProspectingConnection(ClientOptions options, string source, string? profileName = null, IKeySource? keys = null)
    {
        Client = new ProspectingClient(options);
        Source = source;
        ProfileName = profileName;
        _keys = keys;
    }

    /// <summary>Where the prospecting API is.</summary>
    public Uri Uri => Client.Options.BaseUri;

    /// <summary>Where the contact-lists API is.</summary>
    public Uri ContactListUri => Client.Options.ContactListUri ?? Client.Options.BaseUri;

    /// <summary>The account group that scopes the calls.</summary>
    public string? AccountGroupId => Client.AccountGroupId;

    /// <summary>The profile that it was made of; null when of none.</summary>
    public string? ProfileName { get; }

    /// <summary>What it was made of: Parameters, Profile, Environment or LocalService.</summary>
    public string Source { get; }

    /// <summary>How often a request is sent again at most.</summary>
    public int MaximumRetryCount => Client.Options.Retry.MaximumRetryCount;

    /// <summary>How long one attempt may take, in seconds.</summary>
    public double TimeoutSec => Client.Options.Timeout.TotalSeconds;

    /// <summary>Whether -Debug shows bodies.</summary>
    public bool LogBody => Client.Options.LogBodies;

    /// <summary>When it was made.</summary>
    public DateTimeOffset ConnectedAt { get; } = DateTimeOffset.Now;

    internal ProspectingClient Client { get; }

    /// <summary>The local service that it leads to, where this module started it.</summary>
    internal ILocalService? LocalService { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Uri} ({AccountGroupId ?? "no account group"})";

    /// <summary>Reads the key anew from where it is kept. Pipeline thread only.</summary>
    /// <param name="cmdlet">The cmdlet in whose runspace the vault is.</param>
    /// <param name="api">The API whose key was refused.</param>
    /// <returns>The key; null when it is kept nowhere, or cannot be read.</returns>
    internal ApiKey? ReadKey(PSCmdlet cmdlet, ApiKind api)
    {
        try
        {
            return _keys?.Read(cmdlet, api);
        }
        catch (ProspectingApiException e)
        {
            // The refusal that led here is the error; but an administrator must learn why a new key was not found.
            cmdlet.WriteWarning($"The key was refused, and could not be read anew: {e.Message}");
            return null;
        }
    }
}
