using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Errors;
using ProspectingTools.Formatting;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Rows of a pipeline of which no column holds a LinkedIn address: reported once, and not for each of three hundred.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class RowsWithoutAddress(Cmdlet command)
{
    // No address and no name has it.
    private const char Mark = '\u0001';

    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);

    /// <summary>The placeholder of such a row among addresses.</summary>
    /// <param name="columns">The names of its columns.</param>
    /// <returns>Text that <see cref="TryTake"/> knows.</returns>
    public static string Of(IEnumerable<string> columns) => Mark + string.Join(Mark.ToString(), columns);

    /// <summary>Takes a row, and says of the first of its kind what is missing.</summary>
    /// <param name="text">What was given as an address.</param>
    /// <returns>Whether it was such a row.</returns>
    public bool TryTake(string text)
    {
        if (text.Length == 0 || text[0] != Mark)
        {
            return false;
        }

        if (_rows.TryGetValue(text, out long count))
        {
            _rows[text] = count + 1;
            return true;
        }

        _rows.Add(text, 1);
        string[] columns = text.Substring(1).Split(Mark);
        string what = UntakenHeader.Advice(columns) is { } delimiter
            ? $"The rows were not taken apart: their only columns are {UntakenHeader.Show(columns)}. Add {delimiter} to Import-Csv, or give the file itself: Start-ProspectingJob -Path <file>."
            : $"No column of the rows holds a LinkedIn address; theirs are {UntakenHeader.Show(columns)}. Pipe the column that does: ... | ForEach-Object <column> | Start-ProspectingJob. "
                + "People without addresses go into a lead list of a local service: Import-ProspectingPerson -LeadListName <name>, then Start-ProspectingJob -LeadListName <name>.";
        command.WriteError(ErrorFactory.Create(ErrorIds.ProfileUrlInvalid, ErrorCategory.InvalidArgument, $"{what} Such rows are left out.", string.Join(", ", columns)));
        return true;
    }

    /// <summary>Says how many there were, where there were several.</summary>
    public void WriteCount()
    {
        if (_rows.Values.Sum() is > 1 and var count)
        {
            command.WriteWarning($"{Counted.Of(count, "row")} without a LinkedIn address were left out.");
        }
    }
}
