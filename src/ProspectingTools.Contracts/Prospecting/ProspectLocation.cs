using System;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>Where a prospect is (seed 003).</summary>
public sealed class ProspectLocation : WireObject, IEquatable<ProspectLocation>
{
    /// <summary>The place in words.</summary>
    public string? Text { get; set; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string? CountryCode { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Text ?? CountryCode ?? string.Empty;

    /// <summary>A location of which only the words are known: what <c>Where-Object Location -eq 'Berlin, Germany'</c> compares with.</summary>
    /// <param name="text">The words.</param>
    /// <returns>The location.</returns>
    public static ProspectLocation Parse(string text) => new() { Text = text };

    /// <summary>Whether it is the same location: by its words, as people compare.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it is.</returns>
    public bool Equals(ProspectLocation? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProspectLocation);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());
}
