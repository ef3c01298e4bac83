using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes names of contact lists.</summary>
public sealed class ContactListNameCompleter() : SeenNameCompleter(SeenKind.ContactList);
