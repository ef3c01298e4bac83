using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Security.Cryptography;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;
using ProspectingTools.LocalService;

namespace ProspectingTools.Commands.Service;

/// <summary>Starts the local service, which serves both APIs from an embedded database, and connects this session to it.</summary>
[Cmdlet(VerbsLifecycle.Start, "ProspectingService", DefaultParameterSetName = FolderSet)]
[OutputType(typeof(ProspectingService))]
public sealed class StartProspectingServiceCommand : CancellableCommand
{
    private const string FolderSet = "Folder";
    private const string MemorySet = "Memory";
    private const int FrameworkMissing = 150;
    private const int DataInUse = 3;

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

    /// <summary>Turns the admin endpoints on (faults on demand, connector state, credits), under this key.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? AdminKey { get; set; }

    /// <summary>Sends what the vendor's reference prints and nothing more: a job names no audience and no counts.</summary>
    [Parameter]
    public SwitchParameter BareReference { get; set; }

    /// <summary>How long it may take to start, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 300;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ServiceProgram program = ServiceLocator.Find() ?? throw Terminating(
            ErrorIds.ServiceNotFound,
            ErrorCategory.ObjectNotFound,
            "The local service is not here. Build it with ./build.ps1 Build in a clone, or install it with: dotnet tool install --global ProspectingTools.Service");
        string key = NewKey();
        ServiceProcess process = StartProcess(program, key);
        try
        {
            ServiceReady ready = WaitReady(process);
            if (ready.People == 0)
            {
                WriteWarning("The service knows nobody yet. Import people with Import-ProspectingPerson, or start it with -SampleCount to have fictional ones.");
            }

            var connection = new ProspectingConnection(
                new ClientOptions
                {
                    BaseUri = new Uri(ready.Address!),
                    Key = ApiKey.FromString(key),
                    AccountGroupId = ready.AccountGroupId,
                    NoProxy = true,
                    UserAgent = UserAgent.Text,
                },
                "LocalService");
            connection.Found(ApiFinding.Open, ApiFinding.Open);
            var service = new ProspectingService(process, connection, ready.DataPath, ready.People);
            connection.LocalService = service;
            Session session = Session.Current;
            session.Services.Add(service);
            session.Connection = connection;
            Emit(service);
        }
        catch (Exception e) when (e is not PipelineStoppedException || !Session.Current.Services.Exists(s => s.Process == process))
        {
            process.Dispose();
            throw;
        }
    }

    private ServiceProcess StartProcess(ServiceProgram program, string key)
    {
        var environment = new Dictionary<string, string> { ["PROSPECTING_SESSION_KEY"] = key };
        if (AdminKey is not null)
        {
            environment["PROSPECTING_ADMIN_KEY"] = new NetworkCredential(string.Empty, AdminKey).Password;
        }

        try
        {
            return ServiceProcess.Start(program, Arguments(), environment);
        }
        catch (Win32Exception e)
        {
            throw Terminating(
                ErrorIds.DotNetMissing,
                ErrorCategory.NotInstalled,
                $"'{program.FileName}' cannot be started ({e.Message}). The local service needs the .NET 10 runtime with ASP.NET Core: https://dotnet.microsoft.com/download",
                e);
        }
    }

    private IEnumerable<string> Arguments()
    {
        yield return "--urls";
        yield return string.Format(CultureInfo.InvariantCulture, "http://127.0.0.1:{0}", Port);
        yield return "--ready-json";
        yield return "--exit-with-stdin";
        if (InMemory)
        {
            yield return "--in-memory";
        }
        else if (DataPath is not null)
        {
            yield return "--data";
            yield return Folder(DataPath);
        }

        foreach ((string name, IFormattable? value) in new (string, IFormattable?)[]
        {
            ("--sample", SampleCount > 0 ? SampleCount : null), ("--job-rate", JobRate), ("--credits", Credits),
        })
        {
            if (value is not null)
            {
                yield return name;
                yield return value.ToString(null, CultureInfo.InvariantCulture);
            }
        }

        if (BareReference)
        {
            yield return "--bare-reference";
        }

        if (Plan is not null)
        {
            yield return "--plan";
            yield return Plan;
        }
    }

    private string Folder(string path)
    {
        try
        {
            return SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        }
        catch (Exception e) when (ForeignFailure.From(e) is { } failure)
        {
            throw Terminating(failure.Code, ErrorCategory.ObjectNotFound, $"-DataPath '{path}' is no folder: {failure.Message}", e);
        }
    }

    private ServiceReady WaitReady(ServiceProcess process)
    {
        using var bar = new ProgressBar(this, "Starting the local service");
        bar.Report(SampleCount > 0 ? $"Making {SampleCount:N0} fictional people" : "Opening the database", null);
        Task deadline = Task.Delay(TimeSpan.FromSeconds(TimeoutSec), Cancellation);
        Task.WaitAny(process.Ready, deadline);
        if (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        if (!process.Ready.IsCompleted)
        {
            throw Terminating(ErrorIds.ServiceStartFailed, ErrorCategory.OperationTimeout, $"The local service did not answer within {TimeoutSec} s. {ServiceMessages.ForPowerShell(process.ErrorText())} Give it longer with -TimeoutSec.");
        }

        if (process.Ready.Result is { Address: not null } ready)
        {
            return ready;
        }

        string said = ServiceMessages.ForPowerShell(process.ErrorText());
        if (process.ExitCode == DataInUse && Session.Current.Services.Find(s => !s.Process.HasExited && s.DataPath is { } path && said.Contains($"'{path}'")) is { } mine)
        {
            throw Terminating(
                ErrorIds.ServiceStartFailed,
                ErrorCategory.ResourceBusy,
                $"The data folder '{mine.DataPath}' is in use by the local service that this session has started already ({mine}). Go on with it (Get-ProspectingService shows it), stop it first with Stop-ProspectingService, or name another folder with -DataPath.");
        }

        throw process.ExitCode == FrameworkMissing || said.Contains("You must install or update .NET")
            ? Terminating(
                ErrorIds.DotNetMissing,
                ErrorCategory.NotInstalled,
                $"The local service needs the .NET 10 runtime with ASP.NET Core, which is not on this machine: https://dotnet.microsoft.com/download. {said}")
            : Terminating(ErrorIds.ServiceStartFailed, ErrorCategory.OpenError, $"The local service did not start (exit code {process.ExitCode}): {said}");
    }

    private RuntimeException Terminating(string id, ErrorCategory category, string message, Exception? cause = null)
    {
        ThrowTerminatingError(ErrorFactory.Create(id, category, message, DataPath, cause));
        return new RuntimeException(message);
    }

    private static string NewKey()
    {
        byte[] random = new byte[32];
        using (var generator = RandomNumberGenerator.Create())
        {
            generator.GetBytes(random);
        }

        return "sk_live_" + Convert.ToBase64String(random).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
