using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of jobs.</summary>
public sealed class JobIdCompleter() : SeenIdCompleter(SeenKind.Job);
