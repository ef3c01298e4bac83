using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes names of lead lists.</summary>
public sealed class LeadListNameCompleter() : SeenNameCompleter(SeenKind.LeadList);
