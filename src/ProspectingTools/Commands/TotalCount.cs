using System.Globalization;
using System.Management.Automation;

namespace ProspectingTools.Commands;

/// <summary>The total that comes before the items with -IncludeTotalCount: a number with its accuracy, as other cmdlets write it.</summary>
internal static class TotalCount
{
    private const string Accuracy = "Accuracy";

    /// <summary>Makes it.</summary>
    /// <param name="total">The total; null where the server does not report it.</param>
    /// <returns>The number, which shows itself as a sentence.</returns>
    public static PSObject Of(long? total)
    {
        var count = new PSObject((ulong)(total ?? 0));
        count.Properties.Add(new PSNoteProperty(Accuracy, total is null ? 0.0 : 1.0));
        count.Methods.Add(new PSCodeMethod(nameof(ToString), typeof(TotalCount).GetMethod(nameof(ToString), [typeof(PSObject)])));
        return count;
    }

    /// <summary>The sentence.</summary>
    /// <param name="count">The number.</param>
    /// <returns>Such as <c>Total count: 1289</c>.</returns>
    public static string ToString(PSObject count) => count.Properties[Accuracy].Value is 0.0
        ? "Unknown total count"
        : string.Format(CultureInfo.InvariantCulture, "Total count: {0}", count.BaseObject);
}
