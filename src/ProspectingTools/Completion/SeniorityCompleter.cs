using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Completion;

/// <summary>Completes levels of seniority in Sales Navigator's words.</summary>
public sealed class SeniorityCompleter() : WordCompleter(SearchVocabulary.Seniorities);
