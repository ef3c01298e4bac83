namespace ProspectingTools.Contracts.Text;

/// <summary>What an address is wanted for.</summary>
public enum LinkedInAddressKind
{
    /// <summary>A person.</summary>
    Profile,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A post.</summary>
    Post,

    /// <summary>A search for people.</summary>
    PeopleSearch,
}
