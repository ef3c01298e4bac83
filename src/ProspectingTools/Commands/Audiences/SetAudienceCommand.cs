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
    private PipedForm _piped = null!;

    /// <summary>The audience.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string AudienceId { get; set; } = string.Empty;

    /// <summary>What is piped in where the only text without a name is the new name.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

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
        RunTerminating(null, () => _piped = PipedForm.Find(this, nameof(AudienceId), nameof(Name)));
        Name = _piped.Text ?? Name;
        if (Name is null && Description is null)
        {
            ThrowTerminatingError(ErrorFactory.Create(
                ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, "There is nothing to change: give -Name, -Description or both.", null));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunPerInput(InputObject, () => Change(_piped.TargetsOf(InputObject, AudienceId)[0]));

    private void Change(string id)
    {
        if (!MayAct($"audience '{id}'", Name is null ? "Change the description" : $"Change the name to '{Name}'"))
        {
            return;
        }

        RunPerInput(id, () =>
        {
            Audience audience = Await(Client.UpdateAudienceAsync(id, new UpdateAudienceRequest { Name = Name, Description = Description }, Context));
            if (PassThru)
            {
                Emit(audience);
            }
        });
    }
}
