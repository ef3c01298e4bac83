
namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The body of POST …/audiences/folders.</summary>
public sealed class CreateFolderRequest
{
    /// <summary>The folder's name.</summary>
    public string? Name { get; set; }

    /// <summary>One of <see cref="Prospecting.AudienceType"/>.</summary>
    public string? AudienceType { get; set; }
}
