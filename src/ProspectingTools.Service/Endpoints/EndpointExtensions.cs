using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>What the endpoints share.</summary>
internal static class EndpointExtensions
{
    /// <summary>Who makes the request; there is always one behind an endpoint that needs a key.</summary>
    public static Caller Caller(this HttpContext http) => http.Features.GetRequiredFeature<Caller>();
}
