
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The body of POST …/move-to-folder.</summary>
public sealed class MoveToFolderRequest
{
    /// <summary>The folder to move to.</summary>
    public string? FolderId { get; set; }
}
