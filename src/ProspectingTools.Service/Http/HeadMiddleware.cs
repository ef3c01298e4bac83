using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ProspectingTools.Service.Http;

/// <summary>Answers HEAD as GET (RFC 9110, 9.3.2). The server itself leaves the body out, since the request came as HEAD.</summary>
internal sealed class HeadMiddleware(RequestDelegate next)
{
    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }
}
