namespace ProspectingTools.Architecture.Tests;

/// <summary>A use of a type.</summary>
/// <param name="From">The namespace that uses.</param>
/// <param name="To">The namespace of the used type.</param>
/// <param name="Type">The used type.</param>
/// <param name="IsOwn">Whether the used type is of the same assembly.</param>
internal sealed record Use(string From, string To, string Type, bool IsOwn);
