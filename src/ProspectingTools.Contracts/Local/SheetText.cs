using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Local;

/// <summary>The answer at <see cref="Routes.LocalSheet"/>: a sheet of a workbook in a form that needs no spreadsheet.</summary>
public sealed class SheetText
{
    /// <summary>The sheet as CSV with commas: a row a line, so that line 7 is row 7; a line break within a cell is U+2028.</summary>
    public string? Csv { get; set; }

    /// <summary>What is worth knowing, a sentence each: which sheet was read where there are others.</summary>
    public IReadOnlyList<string>? Notes { get; set => field = ReadableList<string>.Of(value); }
}
