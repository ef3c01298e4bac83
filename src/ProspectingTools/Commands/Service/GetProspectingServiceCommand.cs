using System;
using System.Management.Automation;
using System.Threading;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.LocalService;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <summary>Lists the local services that this session started, with the people that they have now.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingService")]
[OutputType(typeof(ProspectingService))]
public sealed class GetProspectingServiceCommand : CancellableCommand
{
    // A service that hangs is listed all the same.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (ProspectingService service in Session.Current.Services.ToArray())
        {
            Count(service);
            Emit(service);
        }
    }

    private void Count(ProspectingService service)
    {
        if (service.Process.HasExited)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(s_longest);
        try
        {
            service.PersonCount = service.Connection.Client.Admin(service.AdminKey).CountPeopleAsync(new CallContext(null, patience.Token)).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is ProspectingApiException or OperationCanceledException)
        {
            Cancellation.ThrowIfCancellationRequested();
            WriteWarning($"The people of the local service {service} could not be counted ({e.Message}); the number is that of an earlier look.");
        }
    }
}
