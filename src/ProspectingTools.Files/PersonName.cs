namespace ProspectingTools.Files;

/// <summary>Makes a full name of its parts.</summary>
internal static class PersonName
{
    /// <summary>The full name.</summary>
    /// <param name="whole">The name as the file has it; it wins over the parts.</param>
    /// <param name="first">First name.</param>
    /// <param name="middle">Middle name.</param>
    /// <param name="last">Last name.</param>
    /// <param name="suffix">What follows the name.</param>
    /// <param name="nobody">Whether the name is one that exporters write for people whom they could not see.</param>
    /// <returns>The name; null when there is none, or nobody's.</returns>
    public static string? Of(string? whole, string? first, string? middle, string? last, string? suffix, out bool nobody)
    {
        // "Lovelace, Ada" is for sorting: the parts say how the name is read.
        if (whole?.IndexOf(',') > 0 && first is not null && last is not null && IsSorted(whole, first, middle, last))
        {
            whole = null;
        }

        nobody = Nobody.IsNobody(whole ?? Join(" ", first, last));
        if (nobody || whole is not null)
        {
            return nobody ? null : whole;
        }

        // Names in Chinese, Japanese and Korean begin with the family's, and have no blank between.
        if (first is not null && last is not null && IsEastAsian(first) && IsEastAsian(last))
        {
            return last + first;
        }

        string? composed = Join(" ", first, first is null && last is null ? null : middle, last);
        return composed is not null && suffix is not null ? $"{composed}, {suffix}" : composed;
    }

    /// <summary>What there is of some texts.</summary>
    /// <param name="separator">What is between them.</param>
    /// <param name="parts">The texts.</param>
    /// <returns>Null when there is none.</returns>
    public static string? Join(string separator, params string?[] parts)
    {
        string joined = string.Empty;
        foreach (string? part in parts)
        {
            if (part is not null)
            {
                joined = joined.Length == 0 ? part : joined + separator + part;
            }
        }

        return joined.Length == 0 ? null : joined;
    }

    private static bool IsSorted(string whole, string first, string? middle, string last)
    {
        string folded = HeaderTable.Fold(whole);
        return folded == HeaderTable.Fold(last + first) || (middle is not null && folded == HeaderTable.Fold(last + first + middle));
    }

    private static bool IsEastAsian(string text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= '\u3005' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af') or (>= '\uf900' and <= '\ufaff')) && !char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }
}
