
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The body of PATCH …/audiences/folders/{folderId}.</summary>
public sealed class RenameFolderRequest
{
    /// <summary>The new name.</summary>
    public string? Name { get; set; }
}
