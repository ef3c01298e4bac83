using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>The Idempotency-Key of a start (prospecting-api.md, "Start a job").</summary>
/// <param name="Key">The key; null when there is none.</param>
internal sealed record StartKey(string? Key) : IBindableFromHttpContext<StartKey>, IEndpointParameterMetadataProvider
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <inheritdoc/>
    public static ValueTask<StartKey?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        string? key = context.Request.Headers.TryGetValue(Header, out StringValues values) ? values.ToString() : null;
        if (key is not null && (key.Length is 0 or > Assumed.MaxIdempotencyKey || key.Any(c => c is < '!' or > '~')))
        {
            throw RuleException.Invalid(Header, $"must be 1 to {Assumed.MaxIdempotencyKey} visible ASCII characters");
        }

        return ValueTask.FromResult<StartKey?>(new StartKey(key));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new HeaderParameter(Header, "Stable across retries: the same key finds the same job.", Assumed.MaxIdempotencyKey));
}
