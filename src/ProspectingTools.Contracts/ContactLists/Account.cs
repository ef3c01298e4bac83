using System.Collections.Generic;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>The answer of GET /v1/connectors.</summary>
public sealed class ConnectorList : WireObject
{
    /// <summary>The connectors.</summary>
    public IReadOnlyList<Connector>? Connectors { get; set; }
}

/// <summary>A connection of the account to a source of people.</summary>
public sealed class Connector : WireObject
{
    /// <summary>The name of Sales Navigator's connector on the wire.</summary>
    public const string SalesNavigator = "salesNavigator";

    /// <summary>What it connects to.</summary>
    public string? Source { get; set; }

    /// <summary>One of <see cref="ConnectorStatus"/>.</summary>
    public string? Status { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Source}: {Status}";
}

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

/// <summary>The answer of GET /v1/credits.</summary>
public sealed class CreditBalance : WireObject
{
    /// <summary>Credits left.</summary>
    public long? RemainingCredits { get; set; }
}
