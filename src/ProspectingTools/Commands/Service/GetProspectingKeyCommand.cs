using System.Linq;
using System.Management.Automation;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Errors;
using ProspectingTools.LocalService;

namespace ProspectingTools.Commands.Service;

/// <summary>Lists the lasting keys of a local service, without the keys themselves.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingKey")]
[OutputType(typeof(ProspectingKey))]
public sealed class GetProspectingKeyCommand : AdminCommand
{
    /// <summary>Names; wildcards are allowed. All keys when left out.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>Removed keys too.</summary>
    [Parameter]
    public SwitchParameter IncludeRemoved { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunAdmin(null, admin =>
    {
        ServiceKey[] keys = [.. Await(admin.GetKeysAsync(Context)).Where(key => IncludeRemoved || key.RevokedAt is null)];
        foreach (ServiceKey key in keys.Where(key => Name.Length == 0 || Name.Any(name => Matches(name, key))))
        {
            Emit(new ProspectingKey(key, Target.Uri, null));
        }

        foreach (string missing in Name.Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !keys.Any(key => Matches(name, key))))
        {
            WriteError(ErrorFactory.Create(ErrorIds.NotFound, ErrorCategory.ObjectNotFound, $"There is no key '{missing}'. Get-ProspectingKey lists the keys that there are; with -IncludeRemoved also the removed ones.", missing));
        }
    });

    private static bool Matches(string name, ServiceKey key) => new WildcardPattern(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(key.Name ?? string.Empty);
}
