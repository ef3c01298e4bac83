using System;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Errors;

/// <summary>Every error body that the references print, over the wire.</summary>
public sealed class SeedErrorTests
{
    public static TheoryData<string, int> Failures
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach ((string name, int status) in Seeds.All.Where(seed => seed.Status >= 400))
            {
                data.Add(name, status);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Each_example_becomes_a_full_exception(string name, int status)
    {
        await using var server = HostileServer.Start(Reply.Json(Seeds.Read(name), status));
        using ProspectingClient client = Clients.For(server, Clients.Never);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.SendAsync(ApiKind.ContactLists, ApiRequest.Get("/v1/x"), CallContext.None));

        Assert.Equal(FailureKind.Api, e.Kind);
        Assert.Equal(status, e.StatusCode);
        if (name == "002-create-contact-list-400")
        {
            Assert.Equal("BAD_REQUEST", e.Code);
            Assert.Equal("At least one filter (jobTitles, keywords, or countries) is required", e.Message);
        }
        else if (name.StartsWith("002", StringComparison.Ordinal))
        {
            Assert.Equal(ErrorCodes.ValidationError, e.Code);
            Assert.Equal("validation failed for 'departments': invalid value: Engineering Ops", e.Message);
            Assert.Equal("e69ed773-2674-4dca-be61-886d6698f360", e.TraceId);
            FieldError field = Assert.Single(e.Fields);
            Assert.Equal("domain", field.Field);
            Assert.StartsWith("'domain' must be", field.Message, StringComparison.Ordinal);
            Assert.Null(e.Details);
        }
        else
        {
            Assert.Equal(status == 400 ? ErrorCodes.ValidationError : "string", e.Code);
            Assert.Equal("Thanks for the context. I can send over details this afternoon.", e.Message);
            Assert.Equal("string", e.Details);
            Assert.Equal("507f1f77bcf86cd799439011", e.TraceId);
        }
    }

    [Fact]
    public async Task The_third_shape_is_understood_too()
    {
        const string body = """{"statusCode":429,"message":"Rate limit exceeded","error":"Too Many Requests","retryAfter":12}""";
        await using var server = HostileServer.Start(Reply.Json(body, 429));
        using ProspectingClient client = Clients.For(server, Clients.Never);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetCreditsAsync(CallContext.None));

        Assert.Equal("HTTP_429", e.Code);
        Assert.Equal("Rate limit exceeded", e.Message);
        Assert.Equal(TimeSpan.FromSeconds(12), e.RetryAfter);
    }
}
