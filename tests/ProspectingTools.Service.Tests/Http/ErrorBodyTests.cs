using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;
using Xunit;

namespace ProspectingTools.Service.Tests.Http;

/// <summary>An error has the shape of the API whose path was called, and the code and type of its status.</summary>
public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("/v1/contacts/lists", true)]
    [InlineData("/v1/contacts", true)]
    [InlineData("/v1/contactsheet", false)]
    [InlineData("/v1/connectors", true)]
    [InlineData("/v1/credits", true)]
    [InlineData("/v1/companies/7", true)]
    [InlineData("/v1/market-signals", true)]
    [InlineData("/v1/organisation", true)]
    [InlineData("/v1/scoring", true)]
    [InlineData("/v1/accounts", false)]
    [InlineData("/local/info", false)]
    [InlineData("/", false)]
    public async Task Path_decides_whose_shape_an_error_has(string path, bool isContactLists)
    {
        JsonNode body = await BodyAsync(path, new ErrorAnswer(404, ErrorCodes.NotFound, "m"));
        Assert.Equal(isContactLists, body["success"] is null);
        Assert.Equal((ErrorCodes.NotFound, "m"), ((string?)body["error"]!["code"], (string?)body["error"]!["message"]));
        Assert.Equal("trace", (string?)(isContactLists ? body["error"]!["requestId"] : body["traceId"]));
    }

    [Theory]
    [InlineData(400, ErrorCodes.ValidationError, "VALIDATION")]
    [InlineData(422, ErrorCodes.ValidationError, "VALIDATION")]
    [InlineData(401, ErrorCodes.Unauthorized, "AUTHENTICATION")]
    [InlineData(402, ErrorCodes.InsufficientCredits, "INTERNAL")]
    [InlineData(403, ErrorCodes.Forbidden, "AUTHORIZATION")]
    [InlineData(404, ErrorCodes.NotFound, "NOT_FOUND")]
    [InlineData(405, ErrorCodes.MethodNotAllowed, "NOT_FOUND")]
    [InlineData(409, ErrorCodes.Conflict, "INTERNAL")]
    [InlineData(413, ErrorCodes.PayloadTooLarge, "VALIDATION")]
    [InlineData(415, ErrorCodes.UnsupportedMediaType, "VALIDATION")]
    [InlineData(424, ErrorCodes.ConnectorNotConnected, "CONNECTOR")]
    [InlineData(502, ErrorCodes.UpstreamError, "INTERNAL")]
    [InlineData(500, ErrorCodes.InternalError, "INTERNAL")]
    [InlineData(418, ErrorCodes.InternalError, "INTERNAL")]
    public async Task Status_has_its_code_and_its_type(int status, string code, string type)
    {
        Assert.Equal(code, ErrorBodies.CodeOf(status));
        JsonNode error = (await BodyAsync("/v1/contacts/lists", new ErrorAnswer(status, code, "m")))["error"]!;
        Assert.Equal((code, type), ((string?)error["code"], (string?)error["type"]));
    }

    [Theory]
    [InlineData("/v1/accounts")]
    [InlineData("/v1/contacts/lists")]
    public async Task Refused_fields_are_in_the_body_where_there_are_any(string path)
    {
        var none = new ErrorAnswer(400, ErrorCodes.ValidationError, "m");
        JsonNode with = (await BodyAsync(path, none with { Fields = [new FieldError { Field = "f", Message = "is wrong" }] }))["error"]!;
        JsonNode without = (await BodyAsync(path, none))["error"]!;
        bool isContactLists = path.Contains("contacts", System.StringComparison.Ordinal);
        JsonNode fields = (isContactLists ? with : with["details"]!)["fields"]!;
        Assert.Equal(("f", "is wrong"), ((string?)fields[0]!["field"], (string?)fields[0]!["message"]));
        Assert.Null(isContactLists ? without["fields"] : without["details"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public async Task Wait_is_in_the_header_and_of_contact_lists_in_the_body_too(int? seconds)
    {
        DefaultHttpContext http = Context("/v1/credits");
        JsonNode limited = await BodyAsync(http, new ErrorAnswer(429, ErrorCodes.RateLimited, "m") { RetryAfterSeconds = seconds });
        Assert.Equal(seconds?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty, http.Response.Headers.RetryAfter.ToString());
        Assert.Equal((429, "m", "Too Many Requests", seconds), ((int)limited["statusCode"]!, (string?)limited["message"], (string?)limited["error"], (int?)limited["retryAfter"]));
        Assert.Equal(429, http.Response.StatusCode);
        Assert.Equal(ErrorCodes.RateLimited, (string?)(await BodyAsync("/v1/accounts", new ErrorAnswer(429, ErrorCodes.RateLimited, "m")))["error"]!["code"]);
    }

    [Fact]
    public async Task List_without_a_criterion_has_the_shape_that_was_recorded()
    {
        JsonNode plain = await BodyAsync("/v1/contacts/lists", RefusalAnswers.Of(new RuleException(RefusalCode.NoCriterion, "m")));
        Assert.Equal("""{"error":"BAD_REQUEST","message":"m"}""", plain.ToJsonString());
    }

    [Fact]
    public void Refusal_keeps_its_message_and_its_fields()
    {
        ErrorAnswer answer = RefusalAnswers.Of(RuleException.Invalid("f", "is wrong", RefusalCode.Unprocessable));
        Assert.Equal((422, ErrorCodes.ValidationError, "f: is wrong"), (answer.Status, answer.Code, answer.Message));
        Assert.Equal(["f"], answer.Fields.Select(error => error.Field!));
    }

    private static DefaultHttpContext Context(string path)
    {
        var http = new DefaultHttpContext { TraceIdentifier = "trace" };
        http.Request.Path = path;
        http.Response.Body = new MemoryStream();
        return http;
    }

    private static Task<JsonNode> BodyAsync(string path, ErrorAnswer error) => BodyAsync(Context(path), error);

    private static async Task<JsonNode> BodyAsync(HttpContext http, ErrorAnswer error)
    {
        await ErrorBodies.WriteAsync(http, error);
        Assert.Equal(error.Status, http.Response.StatusCode);
        http.Response.Body.Position = 0;
        return (await JsonNode.ParseAsync(http.Response.Body))!;
    }
}
