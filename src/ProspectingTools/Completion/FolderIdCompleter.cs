using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of folders.</summary>
public sealed class FolderIdCompleter() : SeenIdCompleter(SeenKind.Folder);
