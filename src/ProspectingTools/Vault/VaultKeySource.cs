using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;

namespace ProspectingTools.Vault;

/// <summary>A connection's keys in a vault.</summary>
/// <param name="vault">The vault.</param>
/// <param name="secret">The secret of the prospecting API's key.</param>
/// <param name="contactListSecret">The secret of the contact-lists API's key; null when it is the same key.</param>
internal sealed class VaultKeySource(string vault, string secret, string? contactListSecret) : IKeySource
{
    /// <inheritdoc/>
    public ApiKey Read(PSCmdlet cmdlet, ApiKind api) =>
        SecretVault.ReadKey(cmdlet.Host, vault, api == ApiKind.ContactLists && contactListSecret is not null ? contactListSecret : secret);
}
