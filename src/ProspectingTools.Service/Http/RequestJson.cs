using System;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Http;

/// <summary>Reads request bodies. A client is lenient with what a server sends; this server is strict with what it is sent.</summary>
internal static class RequestJson
{
    private const long MostThrownAway = 64L * 1024 * 1024;

    /// <summary>The wire's context without the converters that forgive wrong types.</summary>
    public static WireJsonContext Context { get; } = Strict();

    /// <summary>Reads the body. None is an object without fields, so that the answer names those that are required.</summary>
    /// <exception cref="RequestException">It is too large, or said to be something else than JSON.</exception>
    /// <exception cref="RuleException">It is not JSON, or a field has the wrong type.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext http)
    {
        if (http.Request.ContentType is null && !HasBody(http))
        {
            return Parse<T>("{}"u8);
        }

        if (!http.Request.HasJsonContentType())
        {
            throw new RequestException(new ErrorAnswer(
                StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType, "The body must be JSON, with the content type application/json."));
        }

        RefuseTooLarge(http);
        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return Parse<T>(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    /// <summary>Whether the request has a body: a length above 0, or chunks. Many tools send POST with neither header.</summary>
    public static bool HasBody(HttpContext http) => http.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody;

    private static T Parse<T>(ReadOnlySpan<byte> body)
    {
        var type = (JsonTypeInfo<T>)Context.GetTypeInfo(typeof(T))!;
        ReadOnlySpan<byte> json = body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        RequestFields.Check(json, type);
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw RuleException.Invalid("body", "must be a JSON object, not null");
        }
        catch (JsonException e)
        {
            throw BodyProblem.Of(e, type);
        }
    }

    // Refused before it is read. The server may then still take the body in, up to a point, and throw it away: a connection
    // that is closed under a client that sends shows that client no answer.
    private static void RefuseTooLarge(HttpContext http)
    {
        if (http.Request.ContentLength > Limits.MaxBodyBytes)
        {
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MostThrownAway;
            throw new RequestException(ErrorBodies.TooLarge);
        }
    }

    private static WireJsonContext Strict()
    {
        var options = new JsonSerializerOptions(WireJsonContext.Default.Options) { AllowDuplicateProperties = false, MaxDepth = 32 };
        options.Converters.Clear();
        return new WireJsonContext(options);
    }
}
