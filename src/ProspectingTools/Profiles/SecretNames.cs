namespace ProspectingTools.Profiles;

/// <summary>Names of the secrets of profiles. The two forms cannot meet, whatever the profiles' names.</summary>
internal static class SecretNames
{
    /// <summary>The metadata that tells whose a secret is.</summary>
    public const string Module = "ProspectingTools";

    public static string Of(string profile) => $"{Module}-{profile}";

    public static string OfContactLists(string profile) => $"{Module}ContactLists-{profile}";
}
