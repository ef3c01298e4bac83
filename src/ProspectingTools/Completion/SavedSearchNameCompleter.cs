using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes names of saved searches.</summary>
public sealed class SavedSearchNameCompleter() : SeenNameCompleter(SeenKind.SavedSearch);
