using System.Management.Automation;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Changes the name or the description of an audience.</summary>
[Cmdlet(VerbsCommon.Set, "Audience", SupportsShouldProcess = true)]
[OutputType(typeof(Audience))]
public sealed class SetAudienceCommand : ProspectingCommand
{
    /// <summary>The audience.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string AudienceId { get; set; } = string.Empty;

    /// <summary>The new name.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateCharacters(1, Assumed.MaxAudienceName)]
    public string? Name { get; set; }

    /// <summary>The new description; empty text takes it away.</summary>
    [Parameter]
    [AllowEmptyString]
    [ValidateCharacters(0, Assumed.MaxDescription)]
    public string? Description { get; set; }

    /// <summary>Returns the audience.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Name is null && Description is null)
        {
            ThrowTerminatingError(ErrorFactory.Create(
                ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, "There is nothing to change: give -Name, -Description or both.", null));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!MayAct($"audience '{AudienceId}'", Name is null ? "Change the description" : $"Change the name to '{Name}'"))
        {
            return;
        }

        RunPerInput(AudienceId, () =>
        {
            Audience audience = Await(Client.UpdateAudienceAsync(AudienceId, new UpdateAudienceRequest { Name = Name, Description = Description }, Context));
            if (PassThru)
            {
                Emit(audience);
            }
        });
    }
}
