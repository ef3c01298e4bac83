using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of signal specifications.</summary>
public sealed class SignalSpecificationIdCompleter() : SeenIdCompleter(SeenKind.SignalSpecification);
