namespace ProspectingTools.Contracts.Search;

/// <summary>What an address of LinkedIn is, as far as searches go.</summary>
public enum SearchAddressKind
{
    /// <summary>No address of a search.</summary>
    Other,

    /// <summary>A search of people in Sales Navigator.</summary>
    SalesNavigator,

    /// <summary>A search of people on LinkedIn.</summary>
    People,

    /// <summary>A saved search of Sales Navigator: the address has its number, and no filters.</summary>
    SavedSearch,

    /// <summary>A lead list of Sales Navigator.</summary>
    LeadList,

    /// <summary>A list of companies of Sales Navigator.</summary>
    AccountList,

    /// <summary>A search of companies.</summary>
    Companies,

    /// <summary>A search of everything.</summary>
    Everything,

    /// <summary>A search of LinkedIn for something else: jobs, posts, groups.</summary>
    OtherSearch,

    /// <summary>A search of LinkedIn Recruiter.</summary>
    Recruiter,

    /// <summary>A person's profile.</summary>
    Profile,

    /// <summary>A post.</summary>
    Post,

    /// <summary>A short link, which tells nothing.</summary>
    ShortLink,
}
