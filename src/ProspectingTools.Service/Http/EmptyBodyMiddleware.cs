using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ProspectingTools.Service.Http;

/// <summary>
/// Takes the content type from a request whose body is empty. Libraries such as axios, which n8n sends with, call nothing at all a
/// form; routing would refuse that as no JSON before an endpoint can say which fields are required.
/// </summary>
internal sealed class EmptyBodyMiddleware(RequestDelegate next)
{
    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (!RequestJson.HasBody(http) && !http.Request.HasJsonContentType())
        {
            http.Request.ContentType = null;
        }

        return next(http);
    }
}
