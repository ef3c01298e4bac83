using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>What the question before a deletion names: an id alone does not say what would be lost.</summary>
internal static class DeletionTarget
{
    /// <summary>Names what would be deleted.</summary>
    /// <param name="what">Its kind in words.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name, where a piped object has it; else what the session has seen is asked.</param>
    /// <param name="count">How much is in it, in words; null when unknown.</param>
    /// <returns>Such as <c>audience 'Founders' (289 prospects, id 6b01…)</c>.</returns>
    public static string Of(string what, SeenKind kind, string id, string? name, string? count)
    {
        name ??= Session.Current.Seen.NameOf(kind, id);
        string details = count is null ? $"id {id}" : $"{count}, id {id}";
        return name is null ? $"{what} '{id}'" : $"{what} '{name}' ({details})";
    }

    /// <summary>A number of things, in words.</summary>
    /// <param name="count">The number; null when unknown.</param>
    /// <param name="thing">What is counted, in the singular.</param>
    /// <returns>Such as <c>1,289 prospects</c>; null when unknown.</returns>
    public static string? Count(long? count, string thing) =>
        count is { } known ? Counted.Of(known, thing) : null;
}
