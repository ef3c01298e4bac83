using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of account groups.</summary>
public sealed class AccountGroupIdCompleter() : SeenIdCompleter(SeenKind.AccountGroup);
