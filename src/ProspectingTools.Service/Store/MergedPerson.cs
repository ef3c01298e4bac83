namespace ProspectingTools.Service.Store;

/// <summary>
/// What is left of a person who was merged into another one of the same audience: prospects that were paid for keep their row, and so its
/// person, who is in no search and no count and goes with the last of them.
/// </summary>
internal static class MergedPerson
{
    /// <summary>What precedes the id in place of the address.</summary>
    public const string Prefix = "urn:prospecting:merged:";

    /// <summary>The condition on <c>profile_url</c> that leaves them out.</summary>
    public const string IsNone = $"profile_url NOT LIKE '{Prefix}%'";
}
