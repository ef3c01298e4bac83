using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of contact lists.</summary>
public sealed class ContactListIdCompleter() : SeenIdCompleter(SeenKind.ContactList);
