using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of saved searches.</summary>
public sealed class SavedSearchIdCompleter() : SeenIdCompleter(SeenKind.SavedSearch);
