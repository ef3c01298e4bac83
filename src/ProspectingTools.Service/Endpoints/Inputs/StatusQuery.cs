using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>Only work of one status is asked for.</summary>
/// <param name="Status">The status; null for every one.</param>
internal sealed record StatusQuery(string? Status) : IBindableFromHttpContext<StatusQuery>, IEndpointParameterMetadataProvider
{
    private const string Name = "status";

    /// <inheritdoc/>
    public static ValueTask<StatusQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        string? status = context.Text(Name);
        if (status is not null)
        {
            var checks = new FieldChecks();
            checks.OneOf(Name, status, JobStatus.All);
            checks.Done();
        }

        return ValueTask.FromResult<StatusQuery?>(new StatusQuery(status));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameter(Name, "Only those of this status.") { Words = JobStatus.All });
}
