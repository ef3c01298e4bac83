using System.Management.Automation;
using ProspectingTools.Runtime;
using ProspectingTools.LocalService;

namespace ProspectingTools.Commands.Service;

/// <summary>Stops local services that this session started; all of them when none is given.</summary>
[Cmdlet(VerbsLifecycle.Stop, "ProspectingService", SupportsShouldProcess = true)]
public sealed class StopProspectingServiceCommand : PSCmdlet
{
    /// <summary>The services.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ProspectingService[]? Service { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Session session = Session.Current;
        foreach (ProspectingService service in Service ?? session.Services.ToArray())
        {
            if (ShouldProcess($"local service {service}", "Stop"))
            {
                if (ServiceLifetime.Stop(session, service) is { } before)
                {
                    WriteVerbose($"The session is connected to the local service {before} again, as before {service}.");
                }
            }
        }
    }
}
