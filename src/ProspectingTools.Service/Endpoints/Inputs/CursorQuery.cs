using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Http;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>Which page of a cursor list is asked for (prospecting-api.md, "Pagination").</summary>
/// <param name="Cursor">The cursor, as it was sent; null for the first page.</param>
/// <param name="Limit">The most items.</param>
internal sealed record CursorQuery(string? Cursor, int Limit) : IBindableFromHttpContext<CursorQuery>, IEndpointParameterMetadataProvider
{
    /// <inheritdoc/>
    public static ValueTask<CursorQuery?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<CursorQuery?>(new CursorQuery(
        context.Text("cursor"), context.Number("limit", Assumed.DefaultCursorPage, Limits.MinPage, Assumed.MaxCursorPage)));

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new QueryParameter("cursor", "The nextCursor of the page before."));
        builder.Metadata.Add(new QueryParameter("limit", "Items of a page.", "integer")
        {
            Least = Limits.MinPage,
            Most = Assumed.MaxCursorPage,
            Default = Assumed.DefaultCursorPage,
        });
    }

    /// <summary>The page of a list.</summary>
    /// <param name="cursors">What signs and reads cursors.</param>
    /// <param name="name">The list: kind, owner and filters.</param>
    /// <param name="last">The greatest position of the list.</param>
    /// <exception cref="Rules.RuleException">The cursor is not one of this list.</exception>
    public CursorPosition In(Cursors cursors, string name, long last = long.MaxValue) =>
        new(cursors, name, this, new(cursors.Read(name, Cursor, last), Limit));
}
