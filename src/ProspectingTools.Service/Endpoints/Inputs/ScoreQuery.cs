using System.Globalization;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>Only signals of a least score are asked for.</summary>
/// <param name="Least">The score; the least number there is for every signal, rated or not.</param>
internal sealed record ScoreQuery(long Least) : IBindableFromHttpContext<ScoreQuery>, IEndpointParameterMetadataProvider
{
    private const string Name = "minScore";

    /// <inheritdoc/>
    public static ValueTask<ScoreQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        long least = long.MinValue;
        if (context.Text(Name) is { } text && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out least))
        {
            throw RuleException.Invalid(Name, "must be a whole number");
        }

        return ValueTask.FromResult<ScoreQuery?>(new ScoreQuery(least));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameter(Name, "Only signals of at least this score.", "integer"));
}
