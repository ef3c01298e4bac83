using System.Management.Automation;
using ProspectingTools.Runtime;

namespace ProspectingTools.Connections;

/// <summary>The connection of the default profile.</summary>
internal static class DefaultProfile
{
    /// <summary>Connects by the default profile.</summary>
    /// <param name="cmdlet">The cmdlet in whose runspace the vault is.</param>
    /// <param name="session">The session that keeps the connection.</param>
    /// <returns>The connection; null when there is no default profile.</returns>
    public static ProspectingConnection? Connect(PSCmdlet cmdlet, Session session) => null;
}
