namespace ProspectingTools.Profiles;

/// <summary>Names of the secrets of profiles and keys. No two forms can meet, whatever the names.</summary>
internal static class SecretNames
{
    /// <summary>The metadata that tells whose a secret is.</summary>
    public const string Module = "ProspectingTools";

    public static string Of(string profile) => $"{Module}-{profile}";

    public static string OfServiceKey(string key) => $"{Module}Key-{key}";

    public static string OfContactLists(string profile) => $"{Module}ContactLists-{profile}";
}
