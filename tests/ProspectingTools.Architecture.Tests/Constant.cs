namespace ProspectingTools.Architecture.Tests;

/// <summary>A whole number that is written in a method.</summary>
/// <param name="Space">The namespace.</param>
/// <param name="Method">The method.</param>
/// <param name="Value">The number.</param>
internal sealed record Constant(string Space, string Method, int Value);
