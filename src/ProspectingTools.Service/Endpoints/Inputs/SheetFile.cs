using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>A workbook of which a sheet is wanted.</summary>
/// <param name="Content">The workbook.</param>
/// <param name="Worksheet">The sheet; null for its first one with something in it.</param>
internal sealed record SheetFile(Stream Content, string? Worksheet) : IBindableFromHttpContext<SheetFile>, IEndpointParameterMetadataProvider
{
    /// <inheritdoc/>
    public static ValueTask<SheetFile?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        // The reader of workbooks has its own limit, and reports it.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        return ValueTask.FromResult<SheetFile?>(new SheetFile(context.Request.Body, context.Text("worksheet")));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(FileBody.Instance);
        builder.Metadata.Add(new QueryParameter("worksheet", "The sheet; the first one with something in it when not given."));
    }
}
