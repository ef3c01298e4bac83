namespace ProspectingTools.Service.Endpoints;

/// <summary>Who may call an endpoint: the metadata that the access check reads, and the documentation shows.</summary>
/// <param name="Kind">The kind of key.</param>
/// <param name="Scope">The permission that the key needs; null for none.</param>
internal sealed record EndpointAccess(AccessKind Kind, string? Scope = null);
