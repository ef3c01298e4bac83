using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Endpoints;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Http;

/// <summary>What goes wrong behind the middleware is answered in one way each, and what the service itself did wrong is in the log.</summary>
public sealed class ErrorMiddlewareTests : IDisposable
{
    private readonly WrittenLog _written = new();
    private readonly LoggerFactory _loggers;
    private readonly ILogger<ErrorMiddleware> _log;

    public ErrorMiddlewareTests()
    {
        _loggers = new LoggerFactory([_written]);
        _log = _loggers.CreateLogger<ErrorMiddleware>();
    }

    public void Dispose() => _loggers.Dispose();

    [Theory]
    [InlineData("refusal", 404, ErrorCodes.NotFound, null)]
    [InlineData("401", 401, ErrorCodes.Unauthorized, null)]
    [InlineData("403", 403, ErrorCodes.Forbidden, null)]
    [InlineData("too large", 413, ErrorCodes.PayloadTooLarge, null)]
    [InlineData("bad request", 408, ErrorCodes.ValidationError, null)]
    [InlineData("busy", 503, ErrorCodes.StorageBusy, LogLevel.Warning)]
    [InlineData("restarted", 503, ErrorCodes.StorageBusy, LogLevel.Warning)]
    [InlineData("full", 507, ErrorCodes.StorageFull, LogLevel.Error)]
    [InlineData("anything else", 500, ErrorCodes.InternalError, LogLevel.Error)]
    public async Task Failure_is_answered(string failure, int status, string code, LogLevel? logged)
    {
        DefaultHttpContext http = Context();
        JsonNode body = await BodyAsync(http, _ => throw Failure(failure));
        Assert.Equal((status, code), (http.Response.StatusCode, (string?)body["error"]!["code"]));
        Assert.Equal(http.TraceIdentifier, (string?)body["traceId"]);
        Assert.Equal(failure == "401" ? "Bearer" : string.Empty, http.Response.Headers.WWWAuthenticate.ToString());
        Assert.Equal(status == 503 ? "1" : string.Empty, http.Response.Headers.RetryAfter.ToString());
        Assert.Equal(failure == "restarted", ((string)body["error"]!["message"]!).Contains("not known", StringComparison.Ordinal));
        Assert.DoesNotContain("secret", body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(logged is { } level ? [level] : [], _written.Lines.Select(line => line.Level));
    }

    [Theory]
    [InlineData("/v1/nothing", 404, "There is nothing at '/v1/nothing'.")]
    [InlineData("/v1/contacts/nothing", 404, "contact lists")]
    [InlineData("/v1/nothing", 405, "GET is not allowed at '/v1/nothing'; POST is.")]
    [InlineData("/v1/nothing", 415, "application/json")]
    [InlineData("/v1/nothing", 414, "URI Too Long")]
    public async Task Status_without_a_body_gets_one(string path, int status, string message)
    {
        DefaultHttpContext http = Context(path);
        http.Response.Headers.Allow = "POST";
        JsonNode body = await BodyAsync(http, context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        Assert.Contains(message, (string?)body["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(399, null)]
    [InlineData(404, "text/plain")]
    public async Task Answer_that_is_no_error_or_has_a_body_is_left_as_it_is(int status, string? type)
    {
        DefaultHttpContext http = Context();
        await new ErrorMiddleware(
            context =>
            {
                (context.Response.StatusCode, context.Response.ContentType) = (status, type);
                return Task.CompletedTask;
            },
            _log).InvokeAsync(http);
        Assert.Equal((status, 0L), (http.Response.StatusCode, http.Response.Body.Length));
    }

    [Theory]
    [InlineData("cancelled", false)]
    [InlineData("refusal", false)]
    [InlineData("401", false)]
    [InlineData("cut", false)]
    [InlineData("anything else", true)]
    public async Task Nobody_who_has_left_is_answered_and_only_a_fault_of_the_service_is_logged(string failure, bool isLogged)
    {
        DefaultHttpContext http = Context();
        http.RequestAborted = new CancellationToken(canceled: true);
        await new ErrorMiddleware(_ => throw Failure(failure), _log).InvokeAsync(http);
        Assert.Equal(0, http.Response.Body.Length);
        Assert.Equal(isLogged, _written.Lines.Count == 1);
    }

    [Theory]
    [InlineData("/v1/accounts", "^[0-9a-f]{24}$")]
    [InlineData("/v1/contacts/lists", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    public async Task Request_has_an_id_in_the_form_of_its_api(string path, string form)
    {
        DefaultHttpContext http = Context(path);
        await new ErrorMiddleware(_ => Task.CompletedTask, _log).InvokeAsync(http);
        Assert.Matches(form, http.TraceIdentifier);
    }

    private static Exception Failure(string failure) => failure switch
    {
        "refusal" => RuleException.NotFound("job", "x"),
        "401" => new RequestException(new ErrorAnswer(401, ErrorCodes.Unauthorized, "m")),
        "403" => new RequestException(new ErrorAnswer(403, ErrorCodes.Forbidden, "m")),
        "too large" => new BadHttpRequestException("m", 413),
        "bad request" => new BadHttpRequestException("m", 408),
        "busy" => new StoreBusyException("secret"),
        "restarted" => new StoreBusyException("secret") { OutcomeUnknown = true },
        "full" => new StoreFullException("secret"),
        "cancelled" => new OperationCanceledException(),
        "cut" => new IOException(),
        _ => new InvalidOperationException("secret"),
    };

    private static DefaultHttpContext Context(string path = "/v1/accounts")
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Path = path;
        http.Response.Body = new MemoryStream();
        return http;
    }

    private async Task<JsonNode> BodyAsync(DefaultHttpContext http, RequestDelegate next)
    {
        await new ErrorMiddleware(next, _log).InvokeAsync(http);
        http.Response.Body.Position = 0;
        return (await JsonNode.ParseAsync(http.Response.Body))!;
    }
}
