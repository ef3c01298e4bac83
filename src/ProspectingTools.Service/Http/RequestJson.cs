using System.Linq;
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
    private const int LongestReason = 200;
    private const long MostThrownAway = 64L * 1024 * 1024;

    /// <summary>The wire's context without the converters that forgive wrong types.</summary>
    public static WireJsonContext Context { get; } = Strict();

    /// <summary>Reads the body.</summary>
    /// <exception cref="ApiException">It is not JSON, or a field has the wrong type.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new ApiException(415, ErrorCodes.UnsupportedMediaType, "The body must be JSON, with the content type application/json.");
        }

        RefuseTooLarge(http);
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, TypeInfo<T>(), http.RequestAborted)
                ?? throw ApiException.Invalid("body", "must be a JSON object, not null");
        }
        catch (JsonException e)
        {
            throw ApiException.Invalid(Field(e.Path), $"is not as the API documents it: {FirstSentence(e.Message)}");
        }
    }

    // Refused before it is read. The server may then still take the body in, up to a point, and throw it away: a connection
    // that is closed under a client that sends shows that client no answer.
    private static void RefuseTooLarge(HttpContext http)
    {
        if (http.Request.ContentLength > Limits.MaxBodyBytes)
        {
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MostThrownAway;
            throw ErrorBodies.TooLarge();
        }
    }

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Context.GetTypeInfo(typeof(T))!;

    // "$.filters.countries[0]" names filters.countries[0]; "$" is the body itself.
    private static string Field(string? path) => path is { Length: > 2 } ? path[1..].TrimStart('.') : "body";

    // The rest of the message repeats path and position. It may quote the body, at length.
    private static string FirstSentence(string message)
    {
        string sentence = message.Split(". ").First().TrimEnd('.');
        return sentence.Length <= LongestReason ? sentence + "." : sentence[..LongestReason] + "…";
    }

    private static WireJsonContext Strict()
    {
        var options = new JsonSerializerOptions(WireJsonContext.Default.Options) { AllowDuplicateProperties = false, MaxDepth = 32 };
        options.Converters.Clear();
        return new WireJsonContext(options);
    }
}
