using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Http;

/// <summary>Makes exceptions of answers.</summary>
internal static class ApiFailure
{
    /// <summary>Reads an answer whose status reports a failure. A body that breaks off does not hide the status.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the read, not the call.</param>
    /// <returns>The exception, and the body's text.</returns>
    public static async Task<(ProspectingApiException Failure, byte[] Body)> ReadAsync(KeyedResponse answer, CancellationToken cancellationToken)
    {
        byte[] body = answer.Response.Content is null ? [] : await ResponseBody.ReadWhatComesAsync(answer, cancellationToken).ConfigureAwait(false);
        ErrorContent content = ErrorReader.Read(answer.Redact(ResponseBody.Text(body)), answer.MediaType);
        return (From(answer, content), body);
    }

    /// <summary>An envelope that reports a failure although the status does not.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="error">What the envelope says.</param>
    /// <returns>The exception.</returns>
    public static ProspectingApiException InEnvelope(KeyedResponse answer, ApiError error) => From(answer, new ErrorContent
    {
        Code = error.Code,
        Message = error.Message is { } message ? answer.Redact(message) : null,
        Details = error.Details is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } details ? answer.Redact(ElementText.Of(details)) : null,
    });

    /// <summary>An answer that is not what the API promises.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="what">What is wrong with it.</param>
    /// <param name="cause">How that was noticed.</param>
    /// <returns>The exception.</returns>
    public static ProspectingApiException Invalid(KeyedResponse answer, string what, Exception? cause = null) =>
        new(
            FailureKind.InvalidData,
            ClientErrorCodes.InvalidResponse,
            $"The server answered {answer.Status}, but not with the JSON that the API promises ({answer.Redact(what)}). Is the address that of the API?",
            answer.Harmless(cause))
        {
            StatusCode = answer.Status,
            TraceId = answer.TraceId,
        };

    /// <summary>A redirect that must not be followed.</summary>
    /// <param name="answer">The redirect.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="from">Where it was asked.</param>
    /// <param name="to">Where it should be asked.</param>
    /// <returns>The exception.</returns>
    public static ProspectingApiException Redirect(KeyedResponse answer, ApiRequest request, Uri from, Uri to) =>
        new(
            FailureKind.Refused,
            ClientErrorCodes.RedirectRefused,
            $"{from.Host} redirects {request.Method} {request.Path} to {answer.Redact(to.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))}. It was not followed, so that the key does not go there. If the API has moved, connect to its new address.")
        {
            StatusCode = answer.Status,
        };

    private static ProspectingApiException From(KeyedResponse answer, ErrorContent content) =>
        new(
            FailureKind.Api,
            Clean(answer, content.Code) ?? $"HTTP_{answer.Status}",
            Clean(answer, content.Message) ?? $"The server answered {answer.Status} {answer.Redact(answer.Response.ReasonPhrase ?? string.Empty)} and no reason.")
        {
            StatusCode = answer.Status,
            TraceId = Clean(answer, content.TraceId) ?? answer.TraceId,
            Fields = content.Fields.ConvertAll(field => new FieldError { Field = Clean(answer, field.Field), Message = Clean(answer, field.Message) }),
            Details = Clean(answer, content.Details),
            RetryAfter = RetryAfter.Read(answer.Response, content.RetryAfterSeconds),
        };

    // After the parser has taken the escapes away: the text that came may have hidden the key in them.
    private static string? Clean(KeyedResponse answer, string? text) => text is null ? null : answer.Redact(text);
}
