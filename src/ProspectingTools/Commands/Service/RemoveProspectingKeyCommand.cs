using System.Management.Automation;

namespace ProspectingTools.Commands.Service;

/// <summary>Removes lasting keys of a local service: they open nothing from then on.</summary>
[Cmdlet(VerbsCommon.Remove, "ProspectingKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveProspectingKeyCommand : AdminCommand
{
    /// <summary>The keys.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] KeyId { get; set; } = [];

    /// <summary>The key's name, for the question.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in KeyId)
        {
            RunAdminPerInput(id, admin =>
            {
                if (ShouldProcess($"key {(Name is null ? $"'{id}'" : $"'{Name}' ({id})")} of {At(Target)}", "Remove for good"))
                {
                    Await(admin.RevokeKeyAsync(id, Context));
                }
            });
        }
    }
}
