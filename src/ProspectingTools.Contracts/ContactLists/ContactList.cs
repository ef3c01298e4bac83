using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>A stored search result: a snapshot that never changes by itself (seed 002).</summary>
public sealed class ContactList : WireObject
{
    /// <summary>The list's id.</summary>
    [JsonPropertyName("id")]
    public string? ListId { get; set; }

    /// <summary>The list's name.</summary>
    public string? Name { get; set; }

    /// <summary>The filters that made it.</summary>
    public ContactListFilters? Filters { get; set; }

    /// <summary>How many contacts it holds.</summary>
    public long? ContactCount { get; set; }

    /// <summary>
    /// People who were left out of a list that was just made because the service's suppression file names them; null when nobody was,
    /// and of lists that are read (assumed field).
    /// </summary>
    [JsonPropertyName(Assumed.JobSuppressedCountField)]
    public long? SuppressedCount { get; set; }

    /// <summary>When it was made (UTC).</summary>
    [JsonConverter(typeof(SecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it last changed (UTC).</summary>
    [JsonConverter(typeof(SecondTimestampConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>What of the search that made it is not applied; null when all is, and where the service does not say. Only the local service says.</summary>
    public IReadOnlyList<IgnoredFilter>? IgnoredFilters { get; set => field = ReadableList<IgnoredFilter>.Of(value); }

    /// <summary>What of the search is applied in a way that the user might not expect; null when nothing is.</summary>
    public IReadOnlyList<IgnoredFilter>? FilterNotes { get; set => field = ReadableList<IgnoredFilter>.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => Name ?? ListId ?? string.Empty;
}
