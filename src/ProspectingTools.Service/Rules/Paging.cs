using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Rules;

/// <summary>Page sizes and offsets as they come in a query.</summary>
internal static class Paging
{
    /// <summary>The limit of a cursor list (prospecting-api.md, "Pagination").</summary>
    public static int CursorLimit(string? text) => Number("limit", text, Assumed.DefaultCursorPage, Limits.MinPage, Assumed.MaxCursorPage);

    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    public static int Number(string field, string? text, int standard, int least, int most)
    {
        if (text is null)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw ApiException.Invalid(field, $"must be a whole number from {least} to {most}");
    }

    /// <summary>A page out of rows of which one more than the page was read.</summary>
    public static CursorPage<TItem> Page<TRow, TItem>(
        Cursors cursors, string list, IReadOnlyList<TRow> rows, int limit, System.Func<TRow, long> position, System.Func<TRow, TItem> item)
    {
        bool hasMore = rows.Count > limit;
        return new CursorPage<TItem>
        {
            Items = [.. rows.Take(limit).Select(item)],
            NextCursor = hasMore ? cursors.Write(list, position(rows[limit - 1])) : null,
            HasMore = hasMore,
        };
    }
}
