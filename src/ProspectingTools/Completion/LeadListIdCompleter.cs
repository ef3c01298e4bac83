using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of lead lists.</summary>
public sealed class LeadListIdCompleter() : SeenIdCompleter(SeenKind.LeadList);
