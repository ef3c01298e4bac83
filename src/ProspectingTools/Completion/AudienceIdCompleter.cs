using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of audiences.</summary>
public sealed class AudienceIdCompleter() : SeenIdCompleter(SeenKind.Audience);
