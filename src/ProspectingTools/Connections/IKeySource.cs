using System.Management.Automation;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Connections;

/// <summary>Where a connection's keys are kept.</summary>
internal interface IKeySource
{
    /// <summary>Reads a key. Pipeline thread only.</summary>
    /// <param name="cmdlet">The cmdlet in whose runspace the vault is.</param>
    /// <param name="api">The API.</param>
    /// <returns>The key; null when there is none.</returns>
    ApiKey? Read(PSCmdlet cmdlet, ApiKind api);
}
