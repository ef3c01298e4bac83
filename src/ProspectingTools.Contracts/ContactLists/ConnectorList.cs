using System.Collections.Generic;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>The answer of GET /v1/connectors.</summary>
public sealed class ConnectorList : WireObject
{
    /// <summary>The connectors.</summary>
    public IReadOnlyList<Connector>? Connectors { get; set; }
}
