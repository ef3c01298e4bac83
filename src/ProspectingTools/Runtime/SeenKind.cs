
namespace ProspectingTools.Runtime;

/// <summary>The kinds of thing whose ids can be completed.</summary>
internal enum SeenKind
{
    /// <summary>Lead lists.</summary>
    LeadList,

    /// <summary>Saved searches.</summary>
    SavedSearch,

    /// <summary>Jobs.</summary>
    Job,

    /// <summary>Audiences.</summary>
    Audience,

    /// <summary>Folders.</summary>
    Folder,

    /// <summary>Contact lists.</summary>
    ContactList,

    /// <summary>Account groups.</summary>
    AccountGroup,

    /// <summary>Signal scans.</summary>
    SignalScan,

    /// <summary>Signal specifications.</summary>
    SignalSpecification,
}
