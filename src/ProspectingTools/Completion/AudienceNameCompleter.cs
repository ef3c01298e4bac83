using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes names of audiences.</summary>
public sealed class AudienceNameCompleter() : SeenNameCompleter(SeenKind.Audience);
