using System.Collections.Generic;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>The words of a connector's status (contact-lists-api.md, "Connectors").</summary>
public static class ConnectorStatus
{
    /// <summary>Works.</summary>
    public const string Connected = "connected";

    /// <summary>Never connected, or cut off.</summary>
    public const string Disconnected = "disconnected";

    /// <summary>The session has run out.</summary>
    public const string NeedsAuthentication = "needs-authentication";

    /// <summary>Can be connected.</summary>
    public const string ReadyToConnect = "ready-to-connect";

    /// <summary>Broken.</summary>
    public const string Error = "error";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Connected, Disconnected, NeedsAuthentication, ReadyToConnect, Error];
}
