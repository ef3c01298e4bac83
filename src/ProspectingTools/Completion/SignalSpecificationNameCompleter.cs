using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes names of signal specifications.</summary>
public sealed class SignalSpecificationNameCompleter() : SeenNameCompleter(SeenKind.SignalSpecification);
