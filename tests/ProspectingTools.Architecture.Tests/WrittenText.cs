namespace ProspectingTools.Architecture.Tests;

/// <summary>A text that is written in a method.</summary>
/// <param name="Space">The namespace.</param>
/// <param name="Method">The method.</param>
/// <param name="Value">The text.</param>
internal sealed record WrittenText(string Space, string Method, string Value);
