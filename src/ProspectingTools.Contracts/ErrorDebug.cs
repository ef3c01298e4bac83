
namespace ProspectingTools.Contracts;

/// <summary>The cause inside shape 1.</summary>
public sealed class ErrorDebug
{
    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}
