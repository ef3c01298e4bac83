using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Gives every request an id, and turns what went wrong into an error body. What happened inside is only logged.</summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> logger)
{
    private const int RetryBusyAfterSeconds = 1;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        // Each API has its own form of id (seeds 002 and 004).
        http.TraceIdentifier = ErrorBodies.IsContactLists(http.Request.Path) ? Guid.NewGuid().ToString("D") : Ids.New();
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await ErrorBodies.WriteAsync(http, Bare(http));
            }
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await ErrorBodies.WriteAsync(http, Known(http, e));
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer; only what the service did wrong is worth a word.
            if (e is not (OperationCanceledException or RuleException or RequestException or IOException))
            {
                LogFailed(e, http.Request.Method, http.Request.Path, http.TraceIdentifier);
            }
        }
    }

    private ErrorAnswer Known(HttpContext http, Exception e)
    {
        switch (e)
        {
            case RuleException refusal:
                return RefusalAnswers.Of(refusal);
            case RequestException { Answer: var answer }:
                if (answer.Status == StatusCodes.Status401Unauthorized)
                {
                    http.Response.Headers.WWWAuthenticate = "Bearer";
                }

                return answer;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ErrorBodies.TooLarge;
            case BadHttpRequestException bad:
                return RefusalAnswers.Of(RuleException.Invalid("body", bad.Message)) with { Status = bad.StatusCode };
            case StoreBusyException busy:
                LogBusy(http.Request.Method, http.Request.Path, busy.Message);
                return new ErrorAnswer(StatusCodes.Status503ServiceUnavailable, ErrorCodes.StorageBusy, busy.OutcomeUnknown
                    ? "The service's database was restarted, and it is not known whether this request was stored. Ask again, with the same Idempotency-Key where there is one."
                    : "The service's database is busy, and nothing of this request was stored. Ask again in a moment.")
                {
                    RetryAfterSeconds = RetryBusyAfterSeconds,
                };
            case StoreFullException:
                LogFailed(e, http.Request.Method, http.Request.Path, http.TraceIdentifier);
                return new ErrorAnswer(StatusCodes.Status507InsufficientStorage, ErrorCodes.StorageFull, "The service's disk is full, and nothing of this request was stored. Make room, then ask again.");
            default:
                LogFailed(e, http.Request.Method, http.Request.Path, http.TraceIdentifier);
                return new ErrorAnswer(StatusCodes.Status500InternalServerError, ErrorCodes.InternalError, "The service failed. Its log says more under this trace id.");
        }
    }

    // Answers of the framework itself: no such path, or not with this method.
    private static ErrorAnswer Bare(HttpContext http)
    {
        int status = http.Response.StatusCode;
        string message = status switch
        {
            404 when ErrorBodies.IsContactLists(http.Request.Path) =>
                $"There is nothing at '{http.Request.Path}'. Of this API the local service has contact lists, contact search, connectors and credits.",
            404 => $"There is nothing at '{http.Request.Path}'.",
            405 => $"{http.Request.Method} is not allowed at '{http.Request.Path}'; {http.Response.Headers.Allow} is.",
            415 => "The body must be JSON, with the content type application/json.",
            _ => ReasonPhrases.GetReasonPhrase(status),
        };
        return new ErrorAnswer(status, ErrorBodies.CodeOf(status), message);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} found the store busy: {Reason}")]
    private partial void LogBusy(string method, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed, trace id {TraceId}")]
    private partial void LogFailed(Exception e, string method, string path, string traceId);
}
