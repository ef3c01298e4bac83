using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;

namespace ProspectingTools.Service.Http;

/// <summary>Writes an error in the words of the API that was called.</summary>
internal static class ErrorBodies
{
    // What follows the first three is not served. Its vendor's clients call it, and read the errors of their own API alone.
    private static readonly PathString[] s_contactLists =
    [
        "/v1/contacts", Routes.Connectors, Routes.Credits, "/v1/companies", "/v1/market-signals", "/v1/organisation", "/v1/scoring",
    ];

    /// <summary>Whether a path belongs to the contact-lists API, whose errors have other shapes.</summary>
    public static bool IsContactLists(PathString path) => Array.Exists(s_contactLists, start => path.StartsWithSegments(start));

    /// <summary>The usual code of a status.</summary>
    public static string CodeOf(int status) => status switch
    {
        400 or 422 => ErrorCodes.ValidationError,
        401 => ErrorCodes.Unauthorized,
        402 => ErrorCodes.InsufficientCredits,
        403 => ErrorCodes.Forbidden,
        404 => ErrorCodes.NotFound,
        405 => ErrorCodes.MethodNotAllowed,
        409 => ErrorCodes.Conflict,
        413 => ErrorCodes.PayloadTooLarge,
        415 => ErrorCodes.UnsupportedMediaType,
        424 => ErrorCodes.ConnectorNotConnected,
        429 => ErrorCodes.RateLimited,
        502 => ErrorCodes.UpstreamError,
        _ => ErrorCodes.InternalError,
    };

    /// <summary>The body is larger than the service reads.</summary>
    public static ErrorAnswer TooLarge { get; } = new(413, ErrorCodes.PayloadTooLarge, $"The body is larger than {Limits.MaxBodyBytes} bytes.");

    /// <summary>Writes the error.</summary>
    public static Task WriteAsync(HttpContext http, ErrorAnswer error)
    {
        http.Response.StatusCode = error.Status;
        if (error.RetryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return IsContactLists(http.Request.Path) ? WriteContactListsAsync(http, error) : WriteEnvelopeAsync(http, error);
    }

    private static Task WriteEnvelopeAsync(HttpContext http, ErrorAnswer error)
    {
        JsonElement? details = error.Fields.Count == 0
            ? null
            : JsonSerializer.SerializeToElement(new StructuredError { Fields = error.Fields }, WireJson.Context.StructuredError);
        var body = new Envelope<JsonElement?>
        {
            Error = new ApiError { Code = error.Code, Message = error.Message, Details = details },
            TraceId = http.TraceIdentifier,
        };
        return WriteAsync(http, body, WireJson.Context.EnvelopeNullableJsonElement);
    }

    private static Task WriteContactListsAsync(HttpContext http, ErrorAnswer error)
    {
        if (error.Status == StatusCodes.Status429TooManyRequests)
        {
            var body = new StatusErrorBody
            {
                StatusCode = error.Status,
                Message = error.Message,
                Error = ReasonPhrases.GetReasonPhrase(error.Status),
                RetryAfter = error.RetryAfterSeconds,
            };
            return WriteAsync(http, body, WireJson.Context.StatusErrorBody);
        }

        if (error.Code == ErrorCodes.BadRequest)
        {
            return WriteAsync(http, new PlainErrorBody { Error = error.Code, Message = error.Message }, WireJson.Context.PlainErrorBody);
        }

        var structured = new StructuredErrorBody
        {
            Error = new StructuredError
            {
                Type = TypeOf(error.Status),
                Code = error.Code,
                Message = error.Message,
                RequestId = http.TraceIdentifier,
                Fields = error.Fields.Count == 0 ? null : error.Fields,
            },
        };
        return WriteAsync(http, structured, WireJson.Context.StructuredErrorBody);
    }

    private static string TypeOf(int status) => status switch
    {
        400 or 413 or 415 or 422 => "VALIDATION",
        401 => "AUTHENTICATION",
        403 => "AUTHORIZATION",
        404 or 405 => "NOT_FOUND",
        424 => "CONNECTOR",
        _ => "INTERNAL",
    };

    private static Task WriteAsync<T>(HttpContext http, T body, JsonTypeInfo<T> type) =>
        http.Response.WriteAsJsonAsync(body, type, cancellationToken: http.RequestAborted);
}
