using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>A file of signals that is to be imported.</summary>
/// <param name="Content">The file.</param>
internal sealed record SignalFile(Stream Content) : IBindableFromHttpContext<SignalFile>, IEndpointParameterMetadataProvider
{
    // Half a million signals; the file is held in memory while it is read.
    private const long MaxBytes = 64L * 1024 * 1024;

    /// <inheritdoc/>
    public static ValueTask<SignalFile?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxBytes;
        return ValueTask.FromResult<SignalFile?>(new SignalFile(context.Request.Body));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(FileBody.Instance);
        builder.Metadata.Add(new ErrorStatus(StatusCodes.Status413PayloadTooLarge));
    }
}
