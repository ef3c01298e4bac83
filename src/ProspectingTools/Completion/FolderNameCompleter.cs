using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes names of folders.</summary>
public sealed class FolderNameCompleter() : SeenNameCompleter(SeenKind.Folder);
