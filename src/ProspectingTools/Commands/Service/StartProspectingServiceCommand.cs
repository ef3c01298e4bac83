using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Security.Cryptography;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Errors;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <summary>Starts the local service, which serves both APIs from an embedded database, and connects this session to it.</summary>
[Cmdlet(VerbsLifecycle.Start, "ProspectingService", DefaultParameterSetName = FolderSet)]
[OutputType(typeof(ProspectingService))]
public sealed class StartProspectingServiceCommand : CancellableCommand
{
    private const string FolderSet = "Folder";
    private const string MemorySet = "Memory";

    /// <summary>The folder of its data; a folder of the user's own when left out.</summary>
    [Parameter(ParameterSetName = FolderSet)]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>Keeps the data in memory: they are gone when it stops.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MemorySet)]
    public SwitchParameter InMemory { get; set; }

    /// <summary>The port; a free one when left out.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    [WholeNumber]
    public int Port { get; set; }

    /// <summary>How many fictional people to have in the directory.</summary>
    [Parameter]
    [ValidateRange(0, 5_000_000)]
    [WholeNumber]
    public int SampleCount { get; set; }

    /// <summary>Which fictional people: the same number makes the same ones; 1 when left out.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [WholeNumber]
    public int? Seed { get; set; }

    /// <summary>How fast jobs work, in prospects a second; as fast as they can when left out.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [WholeNumber]
    public int? JobRate { get; set; }

    /// <summary>The plan whose limits apply.</summary>
    [Parameter]
    [ValidateSet("tester", "starter", "scale", "enterprise")]
    public string? Plan { get; set; }

    /// <summary>Credits that a new folder begins with.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [WholeNumber]
    public long? Credits { get; set; }

    /// <summary>The key of the admin endpoints (faults on demand, keys, connector state, credits); one that only this session knows when left out.</summary>
    [Parameter]
    [Connection.KeyArgument]
    [ValidateNotNull]
    public SecureString? AdminKey { get; set; }

    /// <summary>Sends what the vendor's reference prints and nothing more: a job names no audience and no counts.</summary>
    [Parameter]
    public SwitchParameter BareReference { get; set; }

    /// <summary>Limits the requests of each key to this many a minute; those above get 429 with Retry-After. No limit when left out.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [WholeNumber]
    public int? RateLimit { get; set; }

    /// <summary>How many requests may come at once under -RateLimit; a tenth of it, but at least one, when left out.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [WholeNumber]
    public int? RateLimitBurst { get; set; }

    /// <summary>A file of people who are neither imported nor paid for; suppressions.txt in the folder of the data when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SuppressionPath { get; set; }

    /// <summary>How often the connection sends a request again at most.</summary>
    [Parameter]
    [ValidateRange(0, TransportSettings.MostRetries)]
    [WholeNumber]
    public int MaximumRetryCount { get; set; } = new RetryPolicy().MaximumRetryCount;

    /// <summary>Returns the service. It does so without it too; the switch is for scripts that say what they take.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How long it may take to start, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 300;

    private ServiceLauncher Launcher => field ??= new ServiceLauncher(this, DataPath);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (RateLimitBurst is not null && RateLimit is null)
        {
            throw Launcher.Terminating(ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, "-RateLimitBurst says how many requests of a limit may come at once. Add the limit: -RateLimit 60 allows 60 a minute.");
        }

        string key = NewKey("sk_live_");
        string adminKey = AdminKey is null ? NewKey("sk_admin_") : new NetworkCredential(string.Empty, AdminKey).Password;
        var environment = new Dictionary<string, string> { ["PROSPECTING_SESSION_KEY"] = key, ["PROSPECTING_ADMIN_KEY"] = adminKey };
        ServiceProcess process = Launcher.Start(ServiceCommandLine.Of(this, FullPath(DataPath, nameof(DataPath)), FullPath(SuppressionPath, nameof(SuppressionPath))), environment);
        try
        {
            ServiceReady ready = Launcher.WaitReady(process, SampleCount, TimeoutSec);
            if (ready.People == 0)
            {
                WriteWarning("The service knows nobody yet. Import people with Import-ProspectingPerson, or start it with -SampleCount to have fictional ones.");
            }

            Emit(Connect(process, ready, key, adminKey));
        }
        catch (Exception e) when (e is not PipelineStoppedException || !Session.Current.Services.Exists(s => s.Process == process))
        {
            process.Dispose();
            throw;
        }
    }

    // The session's connection, and with it the one that Stop-ProspectingService goes back to.
    private ProspectingService Connect(ServiceProcess process, ServiceReady ready, string key, string adminKey)
    {
        var connection = new ProspectingConnection(
            new ClientOptions
            {
                BaseUri = new Uri(ready.Address!),
                Key = ApiKey.FromString(key),
                AccountGroupId = ready.AccountGroupId,
                NoProxy = true,
                Retry = new RetryPolicy { MaximumRetryCount = MaximumRetryCount },
                UserAgent = UserAgent.Text,
            },
            "LocalService");
        connection.Found(ApiFinding.Open, ApiFinding.Open);
        Session session = Session.Current;
        var service = new ProspectingService(process, connection, ApiKey.FromString(adminKey), ready.DataPath, ready.People)
        {
            Before = session.Services.Find(other => ReferenceEquals(other.Connection, session.Connection)),
        };
        connection.LocalService = service;
        session.Services.Add(service);
        session.Connection = connection;
        return service;
    }

    private string? FullPath(string? path, string parameter)
    {
        try
        {
            return path is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        }
        catch (Exception e) when (ForeignFailure.From(e) is { } failure)
        {
            throw Launcher.Terminating(failure.Code, ErrorCategory.ObjectNotFound, $"-{parameter} '{path}' is not a place for a file: {failure.Message}", e);
        }
    }

    private static string NewKey(string prefix)
    {
        byte[] random = new byte[32];
        using (var generator = RandomNumberGenerator.Create())
        {
            generator.GetBytes(random);
        }

        return prefix + Convert.ToBase64String(random).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
