using System;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>An account group that a key may use (prospecting-api.md, GET /v1/accounts).</summary>
public sealed class AccountGroup : WireObject
{
    /// <summary>The account group's id: the <c>{accountGroupId}</c> of every other path.</summary>
    [JsonPropertyName("id")]
    public string? AccountGroupId { get; set; }

    /// <summary>The account group's name.</summary>
    public string? Name { get; set; }

    /// <summary>When it was created (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? AccountGroupId ?? string.Empty;
}
