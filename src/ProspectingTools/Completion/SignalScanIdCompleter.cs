using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of signal scans.</summary>
public sealed class SignalScanIdCompleter() : SeenIdCompleter(SeenKind.SignalScan);
