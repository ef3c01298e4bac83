using System;
using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Local;

/// <summary>A lasting API key of the local service, without the key itself.</summary>
public class ServiceKey
{
    /// <summary>Its id.</summary>
    public string? KeyId { get; set; }

    /// <summary>What it is for.</summary>
    public string? Name { get; set; }

    /// <summary>Its permissions, of <see cref="Contracts.Scopes.All"/>.</summary>
    public IReadOnlyList<string>? Scopes { get => field ?? ReadableList<string>.Empty; set => field = ReadableList<string>.Of(value); }

    /// <summary>The account group whose data it opens.</summary>
    public string? AccountGroupId { get; set; }

    /// <summary>The account group's name.</summary>
    public string? AccountGroupName { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was removed; null while it opens something.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
