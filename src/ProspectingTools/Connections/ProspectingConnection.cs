using System;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Files.Suppression;

namespace ProspectingTools.Connections;

/// <summary>A connection to the APIs. Holds no key that can be shown.</summary>
public sealed class ProspectingConnection
{
    private readonly IKeySource? _keys;
    private ApiFinding _prospecting = ApiFinding.Untried;
    private ApiFinding _contactLists = ApiFinding.Untried;

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

    /// <summary>The APIs that the key opens, as far as they were tried: "Prospecting", "ContactLists", or "Prospecting, ContactLists".</summary>
    public string Api =>
        string.Join(", ", new[] { ApiKind.Prospecting, ApiKind.ContactLists }.Where(api => Finding(api).Access is ApiAccess.Open or ApiAccess.Limited));

    /// <summary>What is known of the prospecting API.</summary>
    public ApiAccess ProspectingAccess => _prospecting.Access;

    /// <summary>What is known of the contact-lists API.</summary>
    public ApiAccess ContactListAccess => _contactLists.Access;

    /// <summary>The account group that scopes the calls.</summary>
    public string? AccountGroupId => Client.AccountGroupId;

    /// <summary>The profile that it was made of; null when of none.</summary>
    public string? ProfileName { get; }

    /// <summary>What it was made of: Parameters, Profile, Environment or LocalService.</summary>
    public string Source { get; }

    /// <summary>How often a request is sent again at most.</summary>
    public int MaximumRetryCount => Client.Options.Retry.MaximumRetryCount;

    /// <summary>The longest wait that the server may ask for, in seconds; a longer one is an immediate error.</summary>
    public double MaximumRetryAfterSec => Client.Options.Retry.RetryAfterCeiling.TotalSeconds;

    /// <summary>How long one attempt may take, in seconds.</summary>
    public double TimeoutSec => Client.Options.Timeout.TotalSeconds;

    /// <summary>Whether -Debug shows bodies.</summary>
    public bool LogBody => Client.Options.LogBodies;

    /// <summary>When it was made.</summary>
    public DateTimeOffset ConnectedAt { get; } = DateTimeOffset.Now;

    internal ProspectingClient Client { get; }

    /// <summary>People who are left alone, by the profile.</summary>
    internal SuppressionSource Suppression { get; init; } = SuppressionSource.None;

    /// <summary>The local service that it leads to, where this module started it.</summary>
    internal ILocalService? LocalService { get; set; }

    /// <summary>Whether the APIs have an address or a key of their own each, so that the one who made the connection wants both.</summary>
    internal bool WantsBoth => Client.Options.ContactListUri is not null || Client.Options.ContactListKey is not null;

    /// <summary>Where it leads, for people: the host, and where that was not typed in this session, what said it.</summary>
    internal string Place => PlaceOf(Uri, Source, ProfileName)!;

    /// <inheritdoc/>
    public override string ToString() => $"{Uri} ({AccountGroupId ?? "no account group"})";

    /// <summary>Where a connection leads, for people.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="source">What it is made of.</param>
    /// <param name="profile">Its profile.</param>
    /// <returns>Such as <c>api.example.com (profile 'prod')</c>; null without an address.</returns>
    internal static string? PlaceOf(Uri? uri, string source, string? profile) => (uri?.Authority, source, profile) switch
    {
        (null, _, _) => null,
        ({ } host, _, { } name) => $"{host} (profile '{name}')",
        ({ } host, "Environment", _) => $"{host} (environment)",
        ({ } host, "LocalService", _) => $"{host} (local service)",
        ({ } host, _, _) => host,
    };

    /// <summary>What is known of an API.</summary>
    /// <param name="api">The API.</param>
    /// <returns>What was seen last.</returns>
    internal ApiFinding Finding(ApiKind api) => api == ApiKind.ContactLists ? _contactLists : _prospecting;

    /// <summary>Takes note of what was seen.</summary>
    /// <param name="prospecting">Of the prospecting API.</param>
    /// <param name="contactLists">Of the contact-lists API.</param>
    internal void Found(ApiFinding prospecting, ApiFinding contactLists)
    {
        _prospecting = prospecting;
        _contactLists = contactLists;
    }

    /// <summary>Where an API is.</summary>
    /// <param name="api">The API.</param>
    /// <returns>Its address.</returns>
    internal Uri AddressOf(ApiKind api) => api == ApiKind.ContactLists ? ContactListUri : Uri;

    /// <summary>Reads the key again from where it is kept. Pipeline thread only.</summary>
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
            cmdlet.WriteWarning($"The key was refused, and could not be read again: {e.Message}");
            return null;
        }
    }
}
