namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>A header that an endpoint reads, as the document shows it: every one is optional.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="MaxLength">The most characters.</param>
internal sealed record HeaderParameter(string Name, string Description, int MaxLength);
