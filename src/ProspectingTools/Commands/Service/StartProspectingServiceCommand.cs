using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using System.Net;
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
public sealed partial class StartProspectingServiceCommand : CancellableCommand
{
    private const string FolderSet = "Folder";
    private const string MemorySet = "Memory";
    private const int FrameworkMissing = 150;
    private const int DataInUse = 3;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (RateLimitBurst is not null && RateLimit is null)
        {
            throw Terminating(ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, "-RateLimitBurst says how many requests of a limit may come at once. Add the limit: -RateLimit 60 allows 60 a minute.");
        }

        ServiceProgram program = ServiceLocator.Find() ?? throw Terminating(
            ErrorIds.ServiceNotFound,
            ErrorCategory.ObjectNotFound,
            "The local service is not here. Build it with ./build.ps1 Build in a clone, or install it with: dotnet tool install --global ProspectingTools.Service");
        string key = NewKey("sk_live_");
        string adminKey = AdminKey is null ? NewKey("sk_admin_") : new NetworkCredential(string.Empty, AdminKey).Password;
        ServiceProcess process = StartProcess(program, key, adminKey);
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
            Emit(service);
        }
        catch (Exception e) when (e is not PipelineStoppedException || !Session.Current.Services.Exists(s => s.Process == process))
        {
            process.Dispose();
            throw;
        }
    }

    private ServiceProcess StartProcess(ServiceProgram program, string key, string adminKey)
    {
        var environment = new Dictionary<string, string> { ["PROSPECTING_SESSION_KEY"] = key, ["PROSPECTING_ADMIN_KEY"] = adminKey };
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
