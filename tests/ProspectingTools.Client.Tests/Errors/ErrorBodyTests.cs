using System;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Errors;

/// <summary>Error bodies that no reference prints, and gateways send.</summary>
public sealed class ErrorBodyTests
{
    private const string Html = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    [Theory]
    [InlineData("", null, "HTTP_502", "no reason", null)]
    [InlineData("   ", "text/plain", "HTTP_502", "no reason", null)]
    [InlineData(Html, "text/html", "HTTP_502", "no reason", "text/html: <html><body><h1>502 Bad Gateway")]
    [InlineData(Html, "application/json", "HTTP_502", "no reason", "application/json: <html>")]
    [InlineData("""{"success":false,"error":{"code":"X","mess""", "application/json", "HTTP_502", "no reason", "application/json: {\"success\"")]
    [InlineData("null", "application/json", "HTTP_502", "no reason", "null")]
    [InlineData("[1,2]", "application/json", "HTTP_502", "no reason", "[1,2]")]
    [InlineData("\"broken\"", "application/json", "HTTP_502", "no reason", "broken")]
    [InlineData("{}", "application/json", "HTTP_502", "no reason", "{}")]
    [InlineData("""{"error":null}""", "application/json", "HTTP_502", "no reason", "error")]
    [InlineData("""{"error":7}""", "application/json", "HTTP_502", "no reason", "7")]
    [InlineData("""{"error":""}""", "application/json", "HTTP_502", "no reason", null)]
    [InlineData("""{"error":"UPSTREAM"}""", "application/json", "UPSTREAM", "UPSTREAM", null)]
    [InlineData("""{"message":"only this"}""", "application/json", "HTTP_502", "only this", null)]
    [InlineData("""{"error":{"code":null,"errorCode":"E2","message":"m"}}""", "application/json", "E2", "m", null)]
    [InlineData("""{"error":{"type":"T","message":{"a":1}}}""", "application/json", "T", "no reason", null)]
    [InlineData("""{"error":{"code":42,"message":"m","details":{"a":[1]}}}""", "application/json", "42", "m", "{\"a\":[1]}")]
    [InlineData("""{"error":{"code":"C","message":"m","details":["a","b"]}}""", "application/json", "C", "m", "[\"a\",\"b\"]")]
    [InlineData("""{"error":{"code":"C","message":"m","details":{},"errorAction":"Wait."}}""", "application/json", "C", "m", "Wait.")]
    [InlineData("""{"error":{"code":"A","code":"B","message":"m"}}""", "application/problem+json", "B", "m", null)]
    [InlineData("""{"error":{"code":"C","message":"half \ud83d emoji"}}""", "application/json", "C", "half", null)]
    public async Task Any_body_becomes_a_clear_error(string body, string? contentType, string code, string message, string? details)
    {
        ProspectingApiException e = await FailAsync(new Reply { Status = 502, Reason = "Bad Gateway", Body = body, ContentType = contentType });

        Assert.Equal(502, e.StatusCode);
        Assert.Equal(code, e.Code);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        if (details is null)
        {
            Assert.True(e.Details is null || e.Details.Length > 0);
        }
        else
        {
            Assert.Contains(details, e.Details, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"error":{"code":"C","details":[{"field":"name","message":"too long"}]}}""")]
    [InlineData("""{"error":{"code":"C","details":[{"path":"name","message":"too long"}]}}""")]
    [InlineData("""{"error":{"code":"C","details":{"fields":[{"field":"name","message":"too long"}]}}}""")]
    [InlineData("""{"error":{"code":"C","fields":[null,7,{"message":"nameless"},{"field":"name","message":"too long"}]}}""")]
    public async Task Refused_fields_are_found_wherever_they_are(string body)
    {
        ProspectingApiException e = await FailAsync(Reply.Json(body, 422));
        Assert.Equal("name: too long", Assert.Single(e.Fields).ToString());
    }

    [Fact]
    public async Task A_large_page_of_a_gateway_is_cut()
    {
        ProspectingApiException e = await FailAsync(new Reply { Status = 500, ContentType = "text/html", Body = new string('x', 5_000_000) });
        Assert.InRange(e.Details!.Length, 1, 300);
    }

    [Fact]
    public async Task A_compressed_error_is_read_and_a_broken_one_keeps_its_status()
    {
        Assert.Equal("C", (await FailAsync(Reply.Json("""{"error":"C","message":"m"}""", 500) with { Gzip = true })).Code);

        ProspectingApiException e = await FailAsync(new Reply
        {
            Status = 500,
            Bytes = "not gzip at all"u8.ToArray(),
            Headers = new System.Collections.Generic.Dictionary<string, string> { ["Content-Encoding"] = "gzip" },
        });
        Assert.Equal("HTTP_500", e.Code);
    }

    [Fact]
    public async Task A_trace_id_in_a_header_is_kept()
    {
        ProspectingApiException e = await FailAsync(new Reply
        {
            Status = 500,
            Headers = new System.Collections.Generic.Dictionary<string, string> { ["X-Request-Id"] = "req-7" },
        });
        Assert.Equal("req-7", e.TraceId);
    }

    [Theory]
    [InlineData("""{"success":false,"data":null,"error":{"code":"NO","message":"m","details":{"a":1}},"traceId":"t"}""", "NO", FailureKind.Api)]
    [InlineData("""{"success":false,"data":null,"error":null,"traceId":"t"}""", ClientErrorCodes.InvalidResponse, FailureKind.InvalidData)]
    [InlineData("""{"success":true,"data":null,"error":null,"traceId":"t"}""", ClientErrorCodes.InvalidResponse, FailureKind.InvalidData)]
    [InlineData("""{"success":true,"traceId":"t"}""", ClientErrorCodes.InvalidResponse, FailureKind.InvalidData)]
    [InlineData("""{"items":[]}""", ClientErrorCodes.InvalidResponse, FailureKind.InvalidData)]
    public async Task A_failure_inside_of_a_200_is_a_failure(string body, string code, FailureKind kind)
    {
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));

        Assert.Equal(code, e.Code);
        Assert.Equal(kind, e.Kind);
        Assert.Equal(200, e.StatusCode);
        Assert.Equal(body.Contains("traceId", StringComparison.Ordinal) ? "t" : null, e.TraceId);
        Assert.Equal("GET", e.Method);
        Assert.Equal(1, e.Attempts);
    }

    private static async Task<ProspectingApiException> FailAsync(Reply reply)
    {
        await using var server = HostileServer.Start(reply);
        using ProspectingClient client = Clients.For(server, Clients.Never);
        return await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetLeadListsAsync(CallContext.None));
    }
}
