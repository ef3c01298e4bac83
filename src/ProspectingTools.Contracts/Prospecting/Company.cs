using System;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A prospect's employer (seed 003).</summary>
public sealed class Company : WireObject, IEquatable<Company>
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The last part of the company page's URL.</summary>
    public string? LinkedinIdentifier { get; set; }

    /// <summary>The company page.</summary>
    public string? LinkedinUrl { get; set; }

    /// <summary>The industry.</summary>
    public string? Industry { get; set; }

    /// <summary>The web site.</summary>
    public string? Website { get; set; }

    /// <summary>Head count, as a number or a range.</summary>
    public string? Size { get; set; }

    /// <summary>Headquarters.</summary>
    public string? Location { get; set; }

    /// <summary>What the company says of itself.</summary>
    public string? About { get; set; }

    /// <summary>A picture.</summary>
    public string? LogoUrl { get; set; }

    /// <summary>Year of foundation.</summary>
    public string? Founded { get; set; }

    /// <summary>Kind of company.</summary>
    public string? Type { get; set; }

    /// <summary>What it is best at.</summary>
    public string? Specialties { get; set; }

    /// <summary>Followers of the company page.</summary>
    public long? FollowerCount { get; set; }

    /// <summary>The line under the name.</summary>
    public string? Tagline { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? LinkedinIdentifier ?? string.Empty;

    /// <summary>A company of which only the name is known: what <c>Where-Object Company -eq 'Acme'</c> compares with.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The company.</returns>
    public static Company Parse(string name) => new() { Name = name };

    /// <summary>Whether it is the same company: by name, as people compare, and by the company page where both have one.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it is.</returns>
    public bool Equals(Company? other) =>
        other is not null
        && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase)
        && (LinkedinUrl is null || other.LinkedinUrl is null || string.Equals(LinkedinUrl, other.LinkedinUrl, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Company);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());
}
