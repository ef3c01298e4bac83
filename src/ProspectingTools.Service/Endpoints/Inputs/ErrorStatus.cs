namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>A status with which a request may be refused before any rule sees it.</summary>
/// <param name="Status">The HTTP status.</param>
internal sealed record ErrorStatus(int Status);
