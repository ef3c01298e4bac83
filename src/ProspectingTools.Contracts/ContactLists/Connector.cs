
namespace ProspectingTools.Contracts.ContactLists;

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
