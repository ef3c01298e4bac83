using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.OpenApi;

namespace ProspectingTools.Service.OpenApi;

/// <summary>The areas by which readers of the document find an operation.</summary>
internal static class DocumentTags
{
    private static readonly (string Path, string Tag)[] s_areas =
    [
        ("/signal", "Signals"), ("/prospects", "Prospects"), ("/audiences", "Audiences"), ("/prospecting", "Jobs"),
        ("/sales-navigator", "Sources"), ("v1/contacts", "Contact lists"), ("v1/connectors", "Account"), ("v1/credits", "Account"),
        ("v1/accounts", "Account"), ("local/", "Local service"), ("admin/", "Local service"),
    ];

    /// <summary>All areas.</summary>
    public static ISet<OpenApiTag> All => s_areas.Select(a => a.Tag).Distinct().Select(t => new OpenApiTag { Name = t }).ToHashSet();

    /// <summary>The area of a path.</summary>
    public static string Of(string path) => s_areas.First(a => path.Contains(a.Path, StringComparison.Ordinal) || path.StartsWith(a.Path, StringComparison.Ordinal)).Tag;
}
