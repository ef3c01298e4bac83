namespace ProspectingTools.Contracts.Search;

/// <summary>One value of one filter, as an address holds it.</summary>
/// <param name="key">The filter.</param>
/// <param name="name">The filter as the address spells it.</param>
/// <param name="id">LinkedIn's number, without its URN; null when there is none.</param>
/// <param name="text">The text; null when there is none.</param>
/// <param name="excluded">Whether people with it are left out.</param>
internal sealed class FilterValue(FilterKey key, string name, string? id, EscapedText? text, bool excluded)
{
    public FilterKey Key { get; } = key;

    public string Name { get; } = name;

    public string? Id { get; } = id;

    public EscapedText? Text { get; } = text;

    public bool Excluded { get; } = excluded;

    /// <summary>What a person reads of it.</summary>
    public string? Shown => Text?.Text ?? Id;
}
