namespace ProspectingTools.Files.Suppression;

/// <summary>What a line of a suppression file names.</summary>
internal enum SuppressionKind
{
    /// <summary>A person, by a profile's address or LinkedIn's own id.</summary>
    Person,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A domain, and all below it.</summary>
    Domain,
}
