using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Local;

/// <summary>The answer to an import at <see cref="Routes.LocalPeople"/>.</summary>
public sealed class PersonImportResult
{
    /// <summary>Rows read.</summary>
    public long Read { get; set; }

    /// <summary>New people.</summary>
    public long Added { get; set; }

    /// <summary>Rows that were merged into people already known.</summary>
    public long Merged { get; set; }

    /// <summary>Rows that could not be used.</summary>
    public long Skipped { get; set; }

    /// <summary>People who were left out because the service's suppression file names them.</summary>
    public long Suppressed { get; set; }

    /// <summary>Rows in which nothing is said of a person; they are not counted as read.</summary>
    public long Blank { get; set; }

    /// <summary>The lead list that was made of the rows; null when none was asked for.</summary>
    public string? LeadListId { get; set; }

    /// <summary>What each column was taken for; those without a field are kept as extra fields.</summary>
    public IReadOnlyList<ColumnUse>? Columns { get; set => field = ReadableList<ColumnUse>.Of(value); }

    /// <summary>What was left out of rows that were taken, or is worth knowing, a sentence each.</summary>
    public IReadOnlyList<string>? Notes { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>The first bad rows (at most 100), by line.</summary>
    public IReadOnlyList<RowError>? Errors { get => field ?? ReadableList<RowError>.Empty; set => field = ReadableList<RowError>.Of(value); }
}
