using System;

namespace ProspectingTools.Profiles;

/// <summary>A stored connection. The key itself is in the vault, never here.</summary>
public sealed class ProspectingProfile
{
    /// <summary>The profile's name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Where the prospecting API is.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The account group; null for the only one that the key may use.</summary>
    public string? AccountGroupId { get; set; }

    /// <summary>The vault that holds the keys.</summary>
    public string? Vault { get; set; }

    /// <summary>The secret that is the key.</summary>
    public string? SecretName { get; set; }

    /// <summary>Where the contact-lists API is, if elsewhere.</summary>
    public Uri? ContactListUri { get; set; }

    /// <summary>The secret that is the contact-lists API's key, if another.</summary>
    public string? ContactListSecretName { get; set; }

    /// <summary>How often a request is sent again at most; null for the usual number.</summary>
    public int? MaximumRetryCount { get; set; }

    /// <summary>The longest wait that the server may ask for, in seconds; null for the usual one.</summary>
    public double? MaximumRetryAfterSec { get; set; }

    /// <summary>How long one attempt may take, in seconds; null for the usual time.</summary>
    public double? TimeoutSec { get; set; }

    /// <summary>The file of people who are left alone; null for none.</summary>
    public string? SuppressionPath { get; set; }

    /// <summary>Whether it is used when nothing else is said.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The secrets that Set-ProspectingProfile has put into the vault, and that go with the profile.</summary>
    internal string[] OwnSecrets { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
