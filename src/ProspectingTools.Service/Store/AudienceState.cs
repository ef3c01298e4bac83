namespace ProspectingTools.Service.Store;

/// <summary>Which audience it is, and whether it can be read.</summary>
/// <param name="Key">The store's own number of it.</param>
/// <param name="Ready">Whether no job fills it any more.</param>
internal readonly record struct AudienceState(long Key, bool Ready);
