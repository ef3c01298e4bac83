using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The signals of one type.</summary>
public sealed class SignalResult : WireObject
{
    /// <summary>The type of signal.</summary>
    public string? Type { get; set; }

    /// <summary>The signals.</summary>
    public IReadOnlyList<SignalItem>? Items { get => field ?? ReadableList<SignalItem>.Empty; set => field = ReadableList<SignalItem>.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} ({Items?.Count ?? 0})";
}
