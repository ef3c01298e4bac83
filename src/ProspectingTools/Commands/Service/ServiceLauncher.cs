using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Errors;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <summary>Starts the program of the local service, waits until it answers, and says what to do when it does not.</summary>
/// <param name="command">The cmdlet that starts it, which a failure ends.</param>
/// <param name="target">What the user named as the place of the data; the target of errors.</param>
internal sealed class ServiceLauncher(CancellableCommand command, string? target)
{
    private const int FrameworkMissing = 150;
    private const int DataInUse = 3;

    /// <summary>Starts the program.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Its variables: keys, which others must not see on a command line.</param>
    /// <returns>The process.</returns>
    public ServiceProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        ServiceProgram program = ServiceLocator.Find() ?? throw Terminating(
            ErrorIds.ServiceNotFound,
            ErrorCategory.ObjectNotFound,
            "The local service is not here. Build it with ./build.ps1 Build in a clone, or install it with: dotnet tool install --global ProspectingTools.Service");
        try
        {
            return ServiceProcess.Start(program, arguments, environment);
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

    /// <summary>Waits until the service answers.</summary>
    /// <param name="process">The process.</param>
    /// <param name="sampleCount">How many people it makes first.</param>
    /// <param name="seconds">How long to wait.</param>
    /// <returns>What the service says of itself.</returns>
    public ServiceReady WaitReady(ServiceProcess process, int sampleCount, int seconds)
    {
        using var bar = new ProgressBar(command, "Starting the local service");
        bar.Report(sampleCount > 0 ? $"Making {sampleCount:N0} fictional people" : "Opening the database", null);
        Task deadline = Task.Delay(TimeSpan.FromSeconds(seconds), command.Cancellation);
        Task.WaitAny(process.Ready, deadline);
        if (command.Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        if (!process.Ready.IsCompleted)
        {
            throw Terminating(ErrorIds.ServiceStartFailed, ErrorCategory.OperationTimeout, $"The local service did not answer within {seconds} s. {ServiceMessages.ForPowerShell(process.ErrorText())} Give it longer with -TimeoutSec.");
        }

        return process.Ready.Result is { Address: not null } ready ? ready : throw Failure(process);
    }

    /// <summary>Ends the cmdlet with an error.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="category">Its category.</param>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="cause">What caused it.</param>
    /// <returns>Never: for a throw, so that the compiler knows.</returns>
    public RuntimeException Terminating(string id, ErrorCategory category, string message, Exception? cause = null)
    {
        command.ThrowTerminatingError(ErrorFactory.Create(id, category, message, target, cause));
        return new RuntimeException(message);
    }

    // Why the process ended without an answer.
    private RuntimeException Failure(ServiceProcess process)
    {
        string said = ServiceMessages.ForPowerShell(process.ErrorText());
        if (process.ExitCode == DataInUse && Session.Current.Services.Find(s => !s.Process.HasExited && s.DataPath is { } path && said.Contains($"'{path}'")) is { } mine)
        {
            return Terminating(
                ErrorIds.ServiceStartFailed,
                ErrorCategory.ResourceBusy,
                $"The data folder '{mine.DataPath}' is in use by the local service that this session has already started ({mine}). Use that one (Get-ProspectingService shows it), stop it first with Stop-ProspectingService, or name another folder with -DataPath.");
        }

        return process.ExitCode == FrameworkMissing || said.Contains("You must install or update .NET")
            ? Terminating(
                ErrorIds.DotNetMissing,
                ErrorCategory.NotInstalled,
                $"The local service needs the .NET 10 runtime with ASP.NET Core, which is not on this machine: https://dotnet.microsoft.com/download. {said}")
            : Terminating(ErrorIds.ServiceStartFailed, ErrorCategory.OpenError, $"The local service did not start (exit code {process.ExitCode}): {said}");
    }
}
