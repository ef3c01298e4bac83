using System;
using System.Collections.Generic;

namespace ProspectingTools.Connections;

/// <summary>What a test of one API has shown.</summary>
public sealed class ProspectingConnectionTest
{
    internal ProspectingConnectionTest(string api, Uri uri, string? accountGroupId)
    {
        Api = api;
        Uri = uri;
        AccountGroupId = accountGroupId;
    }

    /// <summary>Prospecting or ContactLists.</summary>
    public string Api { get; }

    /// <summary>Whether everything that was tried works.</summary>
    public bool Success => Reachable && KeyAccepted == true && RefusedPermissions.Count == 0 && Error is null;

    /// <summary>
    /// Whether the connection is to have this API. One that its only key does not open, and that has no address or key of its
    /// own, is not expected, and no fault.
    /// </summary>
    public bool Expected { get; internal set; } = true;

    /// <summary>Where the API is.</summary>
    public Uri Uri { get; }

    /// <summary>Whether it answers at all.</summary>
    public bool Reachable { get; internal set; }

    /// <summary>Whether the key is accepted; null when that could not be seen.</summary>
    public bool? KeyAccepted { get; internal set; }

    /// <summary>The account group that scopes the calls.</summary>
    public string? AccountGroupId { get; }

    /// <summary>Permissions that the key has been seen to have. Those to write are not tried: a test changes nothing.</summary>
    public IReadOnlyList<string> Permissions { get; internal set; } = [];

    /// <summary>Permissions that the key has been refused.</summary>
    public IReadOnlyList<string> RefusedPermissions { get; internal set; } = [];

    /// <summary>State of the account's connectors, such as "salesNavigator: connected"; only of the contact-lists API.</summary>
    public IReadOnlyList<string> Connectors { get; internal set; } = [];

    /// <summary>Credits left; only of the contact-lists API.</summary>
    public long? RemainingCredits { get; internal set; }

    /// <summary>How far the server's clock is ahead of this one, in whole seconds; its Date header has no finer ones.</summary>
    public double? ClockSkewSec { get; internal set; }

    /// <summary>The shortest time from a request to its answer, in milliseconds.</summary>
    public double? LatencyMs { get; internal set; }

    /// <summary>The first failure; null when there was none.</summary>
    public string? Error { get; internal set; }

    /// <summary>The failure's id, as in a FullyQualifiedErrorId.</summary>
    public string? ErrorId { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Api} at {Uri}: {(Success ? "works" : !Expected ? "not of this connection" : Error ?? "refused: " + string.Join(", ", RefusedPermissions))}";
}
