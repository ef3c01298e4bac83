using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using ProspectingTools.Connections;

namespace ProspectingTools.Profiles;

/// <summary>A profile in the file. Fields that this version does not know stay as they are.</summary>
internal static class ProfileJson
{
    private const string UriField = "uri";
    private const string AccountGroupField = "accountGroupId";
    private const string VaultField = "vault";
    private const string SecretField = "secretName";
    private const string ContactListUriField = "contactListUri";
    private const string ContactListSecretField = "contactListSecretName";
    private const string RetryField = "maximumRetryCount";
    private const string RetryAfterField = "maximumRetryAfterSec";
    private const string TimeoutField = "timeoutSec";
    private const string SuppressionField = "suppressionPath";
    private const string OwnSecretsField = "ownSecrets";

    /// <summary>Reads a profile.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="isDefault">Whether it is the default one.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="FormatException">A field holds what it cannot.</exception>
    public static ProspectingProfile Read(string name, JsonObject entry, bool isDefault) => new()
    {
        Name = name,
        Uri = Address(entry, UriField),
        AccountGroupId = Text(entry, AccountGroupField),
        Vault = Text(entry, VaultField),
        SecretName = Text(entry, SecretField),
        ContactListUri = Address(entry, ContactListUriField),
        ContactListSecretName = Text(entry, ContactListSecretField),
        MaximumRetryCount = (int?)Number(entry, RetryField, 0, TransportSettings.MostRetries),
        MaximumRetryAfterSec = Number(entry, RetryAfterField, 0, TransportSettings.LongestTimeoutSec),
        TimeoutSec = Number(entry, TimeoutField, TransportSettings.ShortestTimeoutSec, TransportSettings.LongestTimeoutSec),
        SuppressionPath = Text(entry, SuppressionField),
        IsDefault = isDefault,
        OwnSecrets = entry[OwnSecretsField] is JsonArray secrets ? secrets.Select(secret => secret?.ToString() ?? string.Empty).ToArray() : [],
    };

    /// <summary>Writes a profile into its entry.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="entry">Its entry.</param>
    public static void Write(ProspectingProfile profile, JsonObject entry)
    {
        Put(entry, UriField, profile.Uri?.OriginalString);
        Put(entry, AccountGroupField, profile.AccountGroupId);
        Put(entry, VaultField, profile.Vault);
        Put(entry, SecretField, profile.SecretName);
        Put(entry, ContactListUriField, profile.ContactListUri?.OriginalString);
        Put(entry, ContactListSecretField, profile.ContactListSecretName);
        Put(entry, RetryField, profile.MaximumRetryCount);
        Put(entry, RetryAfterField, profile.MaximumRetryAfterSec);
        Put(entry, TimeoutField, profile.TimeoutSec);
        Put(entry, SuppressionField, profile.SuppressionPath);
        Put(entry, OwnSecretsField, profile.OwnSecrets.Length == 0 ? null : new JsonArray(profile.OwnSecrets.Select(secret => (JsonNode?)secret).ToArray()));
    }

    private static void Put(JsonObject entry, string field, JsonNode? value)
    {
        if (value is null)
        {
            entry.Remove(field);
        }
        else
        {
            entry[field] = value;
        }
    }

    private static string? Text(JsonObject entry, string field) => entry[field] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw new FormatException($"'{field}' is not a text"),
    };

    private static Uri? Address(JsonObject entry, string field) => Text(entry, field) switch
    {
        null => null,
        string text when Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) => uri,
        _ => throw new FormatException($"'{field}' is not an address"),
    };

    private static double? Number(JsonObject entry, string field, double least, double most) => entry[field] switch
    {
        null => null,
        JsonValue value when double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most => number,
        _ => throw new FormatException(string.Format(CultureInfo.InvariantCulture, "'{0}' is not a number from {1} to {2}", field, least, most)),
    };
}
