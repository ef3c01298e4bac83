namespace ProspectingTools.Contracts.Search;

/// <summary>A part of a search that is not, or not wholly, applied. The local service adds it to its answers.</summary>
public sealed class IgnoredFilter
{
    /// <summary>The filter, as the address names it, such as <c>SCHOOL</c> or <c>geoUrn</c>.</summary>
    public string? Filter { get; set; }

    /// <summary>Its value: the text, else the number; null when the whole filter is meant.</summary>
    public string? Value { get; set; }

    /// <summary>Why it is not applied.</summary>
    public string? Reason { get; set; }

    /// <inheritdoc/>
    public override string ToString() => (Value is null ? Filter : $"{Filter} '{Value}'") + (Reason is null ? string.Empty : $": {Reason}");
}
