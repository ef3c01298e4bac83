using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Completion;

/// <summary>Completes Sales Navigator's functions.</summary>
public sealed class DepartmentCompleter() : WordCompleter(SearchVocabulary.Functions);
