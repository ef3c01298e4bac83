using System;
using System.Collections.Generic;
using System.Security;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.LocalService;

/// <summary>A lasting key of a local service.</summary>
public sealed class ProspectingKey
{
    private readonly ServiceKey _key;

    internal ProspectingKey(ServiceKey key, Uri uri, object? text)
    {
        _key = key;
        Uri = uri;
        Key = text;
    }

    /// <summary>Its id.</summary>
    public string? KeyId => _key.KeyId;

    /// <summary>What it is for.</summary>
    public string? Name => _key.Name;

    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Scope => _key.Scopes!;

    /// <summary>Whether it opens anything: Active or Removed.</summary>
    public string Status => _key.RevokedAt is null ? "Active" : "Removed";

    /// <summary>The account group whose data it opens.</summary>
    public string? AccountGroupId => _key.AccountGroupId;

    /// <summary>The account group's name.</summary>
    public string? AccountGroupName => _key.AccountGroupName;

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt => _key.CreatedAt;

    /// <summary>When it was removed.</summary>
    public DateTimeOffset? RevokedAt => _key.RevokedAt;

    /// <summary>Where the service is, for Connect-Prospecting -Uri.</summary>
    public Uri Uri { get; }

    /// <summary>
    /// The key itself, right after New-ProspectingKey only: a <see cref="SecureString"/>, or a text with -AsPlainText; null where it
    /// went into a vault, and ever after.
    /// </summary>
    public object? Key { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({KeyId})";
}
