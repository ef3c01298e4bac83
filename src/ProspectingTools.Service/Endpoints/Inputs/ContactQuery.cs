using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>Which page of contacts is asked for.</summary>
/// <param name="Limit">The most items.</param>
/// <param name="Offset">The items to skip.</param>
internal sealed record ContactQuery(int Limit, int Offset) : IBindableFromHttpContext<ContactQuery>, IEndpointParameterMetadataProvider
{
    /// <inheritdoc/>
    public static ValueTask<ContactQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        (int limit, int offset) = OffsetQuery.Read(context, Limits.DefaultContactPage);
        return ValueTask.FromResult<ContactQuery?>(new ContactQuery(limit, offset));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => OffsetQuery.Describe(builder, Limits.DefaultContactPage);
}
