using ProspectingTools.Contracts;

namespace ProspectingTools.Completion;

/// <summary>Completes the permissions of a key.</summary>
public sealed class ScopeCompleter() : WordCompleter(Scopes.All);
