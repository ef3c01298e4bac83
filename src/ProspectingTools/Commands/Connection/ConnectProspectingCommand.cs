using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net;
using System.Security;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Profiles;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Connection;

/// <summary>
/// Connects this session: by a profile, by an address and a key, or, when neither is given, by the environment or the default
/// profile. The key is tried with one cheap call of each API; the connection has those APIs that it opens.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "Prospecting", DefaultParameterSetName = ProfileSet)]
[OutputType(typeof(ProspectingConnection))]
public sealed class ConnectProspectingCommand : CancellableCommand
{
    private const string ProfileSet = "Profile";
    private const string KeySet = "Key";
    private const string CredentialSet = "Credential";
    private const string ContactListSet = "ContactList";

    /// <summary>The profile. When left out, and no address is given: the environment, else the default profile.</summary>
    [Parameter(Position = 0, ParameterSetName = ProfileSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Profile")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>Where the API is, or the APIs are; https, or http to this machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string Uri { get; set; } = string.Empty;

    /// <summary>The key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [KeyArgument]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The key as a credential's password. Its user name is the account group if it is one, else of no meaning.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The account group, by id or by name. When left out, the only one that the key may use.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AccountGroupIdCompleter))]
    public string? AccountGroupId { get; set; }

    /// <summary>Where the contact-lists API is, if elsewhere, or if it is the only one.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(Mandatory = true, ParameterSetName = ContactListSet)]
    [ValidateNotNullOrEmpty]
    public string? ContactListUri { get; set; }

    /// <summary>The contact-lists API's key, if another. At another host there must be one.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(Mandatory = true, ParameterSetName = ContactListSet)]
    [KeyArgument]
    [ValidateNotNull]
    public SecureString? ContactListApiKey { get; set; }

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

    /// <summary>A proxy instead of the system's.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The proxy's user name and password.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Signs in at the proxy as the user who runs this.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Goes without any proxy.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Accepts any certificate of this machine. Refused for any other host.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Shows the bodies of requests and answers under -Debug: cut off, e-mail addresses masked.</summary>
    [Parameter]
    public SwitchParameter LogBody { get; set; }

    /// <summary>Returns the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ProspectingConnection? connection = null;
        try
        {
            connection = Make();
            IReadOnlyList<AccountGroup> groups;
            try
            {
                groups = ConnectionVerifier.Verify(this, connection, Credential?.UserName);
            }
            catch
            {
                connection.Client.Dispose();
                throw;
            }

            Session session = Session.Current;
            session.Connection = connection;
            foreach (AccountGroup group in groups)
            {
                session.Seen.Add(SeenKind.AccountGroup, group.AccountGroupId, group.Name);
            }

            if (PassThru)
            {
                Emit(connection);
            }
        }
        catch (ProspectingApiException e)
        {
            ThrowTerminatingError(ErrorFactory.From(e, ProfileName ?? (Uri.Length > 0 ? Uri : ContactListUri), connection));
        }
    }

    private ProspectingConnection Make()
    {
        TransportSettings transport = Transport();
        if (ParameterSetName != ProfileSet)
        {
            return ConnectionFactory.Create(Given(), transport, "Parameters");
        }

        if (ProfileName is not null)
        {
            return ConnectionFactory.FromProfile(this, ProfileStore.Get(ProfileName), transport, AccountGroupId);
        }

        if (EnvironmentSource.Read() is { } described)
        {
            described.AccountGroupId = AccountGroupId ?? described.AccountGroupId;
            return ConnectionFactory.Create(described, transport, "Environment");
        }

        return ConnectionFactory.FromProfile(this, ProfileStore.Default() ?? throw ConnectionResolver.Missing(), transport, AccountGroupId);
    }

    private Endpoints Given() => ParameterSetName == ContactListSet ? GivenContactLists() : new()
    {
        Uri = ConnectionUri.Parse(Uri, "-Uri"),
        Key = Key(ApiKey ?? Credential!.Password, ApiKey is null ? "The credential's password" : "-ApiKey"),
        AccountGroupId = AccountGroupId,
        ContactListUri = ContactListUri is null ? null : ConnectionUri.Parse(ContactListUri, "-ContactListUri"),
        ContactListKey = ContactListApiKey is null ? null : Key(ContactListApiKey, "-ContactListApiKey"),
    };

    private Endpoints GivenContactLists() => new()
    {
        Uri = ConnectionUri.Parse(ContactListUri!, "-ContactListUri"),
        Key = Key(ContactListApiKey!, "-ContactListApiKey"),
        AccountGroupId = AccountGroupId,
    };

    private TransportSettings Transport() => new()
    {
        MaximumRetryCount = MyInvocation.BoundParameters.ContainsKey(nameof(MaximumRetryCount)) ? MaximumRetryCount : null,
        MaximumRetryAfterSec = MyInvocation.BoundParameters.ContainsKey(nameof(MaximumRetryAfterSec)) ? MaximumRetryAfterSec : null,
        TimeoutSec = MyInvocation.BoundParameters.ContainsKey(nameof(TimeoutSec)) ? TimeoutSec : null,
        Proxy = Proxy is null ? null : new WebProxy(Proxy)
        {
            UseDefaultCredentials = ProxyUseDefaultCredentials,
            Credentials = ProxyCredential?.GetNetworkCredential() ?? (ProxyUseDefaultCredentials ? CredentialCache.DefaultNetworkCredentials : null),
        },
        NoProxy = NoProxy,
        SkipCertificateCheck = SkipCertificateCheck,
        LogBodies = LogBody,
    };

    private static ApiKey Key(SecureString text, string what)
    {
        try
        {
            return Client.Http.ApiKey.FromSecureString(text);
        }
        catch (ArgumentException e)
        {
            throw ApiKeyErrors.Invalid(what, e);
        }
    }
}
