
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The answer to a delete.</summary>
public sealed class DeleteResult : WireObject
{
    /// <summary>Whether it is gone.</summary>
    public bool? Deleted { get; set; }
}
