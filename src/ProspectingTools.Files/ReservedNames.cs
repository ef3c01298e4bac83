using System;
using System.Collections.Generic;

namespace ProspectingTools.Files;

/// <summary>Names that a prospect has itself: a column that is kept under one would be read as that field.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "firstName", "lastName", "name", "headline", "about", "photoUrl", "linkedinUrl", OtherLinkedInUrls.Name, "publicIdentifier", "company", "title", "location", "emails", "premium",
        "isOpenProfile", "connectionStatus", "chatStatus", "audienceId", "prospectId",
    };

    /// <summary>The name, or one beside it that is free.</summary>
    public static string Free(string name) => s_names.Contains(name) ? name + " (column)" : name;
}
