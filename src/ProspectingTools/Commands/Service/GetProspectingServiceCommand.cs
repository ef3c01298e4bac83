using System.Management.Automation;
using ProspectingTools.Runtime;
using ProspectingTools.LocalService;

namespace ProspectingTools.Commands.Service;

/// <summary>Lists the local services that this session started.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingService")]
[OutputType(typeof(ProspectingService))]
public sealed class GetProspectingServiceCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(Session.Current.Services, enumerateCollection: true);
}
