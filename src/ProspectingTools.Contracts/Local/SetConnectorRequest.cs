
namespace ProspectingTools.Contracts.Local;

/// <summary>The body of PUT <see cref="Routes.AdminConnectors"/>.</summary>
public sealed class SetConnectorRequest
{
    /// <summary>What it connects to.</summary>
    public string? Source { get; set; }

    /// <summary>One of <see cref="ContactLists.ConnectorStatus"/>.</summary>
    public string? Status { get; set; }
}
