using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Local;

/// <summary>The answer to an import of signals at <see cref="Routes.LocalSignals"/>.</summary>
public sealed class SignalImportResult
{
    /// <summary>Rows read.</summary>
    public long Read { get; set; }

    /// <summary>Signals that were added to people.</summary>
    public long Added { get; set; }

    /// <summary>Signals that the people had already.</summary>
    public long Known { get; set; }

    /// <summary>Rows that could not be used.</summary>
    public long Skipped { get; set; }

    /// <summary>The first bad rows (at most 100), by line.</summary>
    public IReadOnlyList<RowError>? Errors { get; set => field = ReadableList<RowError>.Of(value); }
}
