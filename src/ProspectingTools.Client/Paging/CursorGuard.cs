using System;
using System.Collections.Generic;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Client.Paging;

/// <summary>
/// Sees that a cursor list advances. Remembers the newest cursors, and one older one at doubling distances (Brent), so that a
/// circle of any length is found and memory stays the same however long the list.
/// </summary>
internal sealed class CursorGuard
{
    private const int Remembered = 1024;
    private const int MaximumEmptyPages = 50;

    private readonly HashSet<string> _recent = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private string? _milestone;
    private long _sinceMilestone;
    private long _distance = 1;
    private int _emptyPages;

    /// <summary>Takes note of the cursor that a page was, or will be, read with.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <returns>False when it was used before.</returns>
    public bool TryAdvance(string cursor)
    {
        if (cursor == _milestone || !_recent.Add(cursor))
        {
            return false;
        }

        _order.Enqueue(cursor);
        if (_order.Count > Remembered)
        {
            _recent.Remove(_order.Dequeue());
        }

        if (++_sinceMilestone >= _distance)
        {
            _milestone = cursor;
            _sinceMilestone = 0;
            _distance *= 2;
        }

        return true;
    }

    /// <summary>Judges the step from one page to the next.</summary>
    /// <param name="itemCount">Items of the page that was read.</param>
    /// <param name="cursor">The cursor it was read with.</param>
    /// <param name="next">The cursor that it names.</param>
    /// <exception cref="ProspectingApiException">The list does not advance.</exception>
    public void RequireAdvance(int itemCount, string? cursor, string? next)
    {
        _emptyPages = itemCount == 0 ? _emptyPages + 1 : 0;
        string? problem = string.IsNullOrEmpty(next)
            ? "says that more pages follow but names no cursor"
            : !TryAdvance(next!)
                ? "names a cursor that was used before"
                : _emptyPages >= MaximumEmptyPages
                    ? $"has sent {_emptyPages} empty pages in a row"
                    : null;
        if (problem is not null)
        {
            throw new ProspectingApiException(
                FailureKind.InvalidData,
                ClientErrorCodes.CursorStuck,
                $"The server {problem}: reading on would never end. What was read so far is complete up to here.")
            {
                Cursor = cursor,
            };
        }
    }
}
