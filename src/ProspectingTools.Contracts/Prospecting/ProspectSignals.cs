using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The signals of a prospect (prospecting-api.md, "Signals, provider look-up").</summary>
public sealed class ProspectSignals : WireObject
{
    /// <summary>The prospect.</summary>
    public string? ProspectId { get; set; }

    /// <summary><c>pending</c> or <c>evaluated</c>.</summary>
    public string? Status { get; set; }

    /// <summary>What was found, by type of signal.</summary>
    public IReadOnlyList<SignalResult>? Results { get => field ?? ReadableList<SignalResult>.Empty; set => field = ReadableList<SignalResult>.Of(value); }
}
