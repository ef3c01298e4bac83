using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Signals;

/// <summary>Gets what signal scans can look for.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectSignalSpecification")]
[OutputType(typeof(SignalSpecification))]
public sealed class GetProspectSignalSpecificationCommand : PagedCommand
{
    /// <summary>Only those of these names; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(Completion.SignalSpecificationNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    private protected override string Items => "signal specifications";

    /// <inheritdoc/>
    protected override void EndProcessing() => RunTerminating(Name, () =>
    {
        if (Name is null)
        {
            EmitPages(options => Client.GetSignalSpecifications(options, Context), Remember);
        }
        else
        {
            EmitMatches(
                options => Client.GetSignalSpecifications(options, Context),
                new NameFilter(Name, "signal specification", "Get-ProspectSignalSpecification"),
                static specification => specification.Name,
                Remember);
        }
    });

    private static void Remember(SignalSpecification specification) =>
        Session.Current.Seen.Add(SeenKind.SignalSpecification, specification.SignalSpecificationId, specification.Name);
}
