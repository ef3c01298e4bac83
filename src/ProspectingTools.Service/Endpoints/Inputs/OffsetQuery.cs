using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>What the lists with offsets have in common (contact-lists-api.md).</summary>
internal static class OffsetQuery
{
    /// <summary>Reads the page that is asked for.</summary>
    /// <param name="http">The request.</param>
    /// <param name="standard">The items of a page when nothing is said.</param>
    public static (int Limit, int Offset) Read(HttpContext http, int standard) =>
        (http.Number("limit", standard, Limits.MinPage, Limits.MaxOffsetPage), http.Number("offset", 0, 0, int.MaxValue));

    /// <summary>Describes the parameters.</summary>
    public static void Describe(EndpointBuilder builder, int standard)
    {
        builder.Metadata.Add(new QueryParameter("limit", "Items of a page.", "integer") { Least = Limits.MinPage, Most = Limits.MaxOffsetPage, Default = standard });
        builder.Metadata.Add(new QueryParameter("offset", "Items to skip.", "integer") { Least = 0, Most = int.MaxValue, Default = 0 });
    }
}
