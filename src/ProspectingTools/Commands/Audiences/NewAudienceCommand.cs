using System.Management.Automation;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Creates an empty audience.</summary>
[Cmdlet(VerbsCommon.New, "Audience", SupportsShouldProcess = true)]
[OutputType(typeof(Audience))]
public sealed class NewAudienceCommand : ProspectingCommand
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ValidateCharacters(1, Assumed.MaxAudienceName)]
    public string Name { get; set; } = string.Empty;

    /// <summary>What the audience is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Filled once (on_demand), or watched for signals (monitoring).</summary>
    [Parameter]
    [ValidateSet(AudienceType.OnDemand, AudienceType.Monitoring)]
    public string Type { get; set; } = AudienceType.OnDemand;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!MayAct($"audience '{Name}'", "Create"))
        {
            return;
        }

        RunPerInput(Name, () =>
        {
            var body = new CreateAudienceRequest { Name = Name, Description = Description, Type = Type };
            Audience audience = Await(Client.CreateAudienceAsync(body, Context));
            Session.Current.Seen.Add(SeenKind.Audience, audience.AudienceId, audience.Name);
            Emit(audience);
        });
    }
}
