namespace ProspectingTools.Architecture.Tests;

/// <summary>A parameter of a method that others can call.</summary>
/// <param name="Space">The namespace.</param>
/// <param name="Method">The method.</param>
/// <param name="Name">The parameter.</param>
/// <param name="Type">Its type.</param>
internal sealed record Parameter(string Space, string Method, string Name, string Type);
