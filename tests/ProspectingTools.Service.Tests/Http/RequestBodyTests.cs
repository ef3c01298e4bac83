using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;
using Xunit;

namespace ProspectingTools.Service.Tests.Http;

/// <summary>What is wrong with a body is said in the words of JSON, under the name of its place.</summary>
public sealed class RequestBodyTests
{
    [Theory]
    [InlineData("""{"name":7}""", "name", "must be a text")]
    [InlineData("""{"name":{}}""", "name", "must be a text")]
    [InlineData("""{"filters":[]}""", "filters", "must be an object")]
    [InlineData("""{"filters":{"countries":"DE"}}""", "filters.countries", "must be a list")]
    [InlineData("""{"filters":{"countries":["DE",7]}}""", "filters.countries[1]", "must be a text")]
    [InlineData("""{"name":"a","name":"b"}""", "name", "is given twice")]
    [InlineData("""{"filters":{"keywords":"a","keywords":"b"}}""", "filters.keywords", "is given twice")]
    [InlineData("""{"filters":{"keyword":"a"}}""", "filters.keyword", "is not a field of this request; did you mean 'keywords'?")]
    [InlineData("[]", "body", "must be an object")]
    [InlineData("7", "body", "must be an object")]
    [InlineData("null", "body", "must be a JSON object, not null")]
    public Task Of_a_contact_list(string body, string field, string message) => RefusedAsync<CreateContactListRequest>(body, field, message);

    [Theory]
    [InlineData("""{"maxResults":"1"}""", "maxResults", "must be a whole number of usual size")]
    [InlineData("""{"maxResults":1.5}""", "maxResults", "must be a whole number of usual size")]
    [InlineData("""{"searchEmails":"yes"}""", "searchEmails", "must be true or false")]
    [InlineData("""{"urls":{}}""", "urls", "must be a list")]
    [InlineData("""{"urls":[[]]}""", "urls[0]", "must be a text")]
    public Task Of_a_start(string body, string field, string message) => RefusedAsync<StartJobRequest>(body, field, message);

    [Theory]
    [InlineData("{")]
    [InlineData("{\"name\":\"a\"")]
    [InlineData("tru")]
    [InlineData("{\"name\":\"a\"} x")]
    [InlineData("")]
    public async Task That_is_no_json_is_told_so_in_one_sentence(string body)
    {
        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => ReadAsync<CreateContactListRequest>(body));
        FieldError error = Assert.Single(refused.Fields);
        Assert.StartsWith("is not valid JSON: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reason_is_shortened_to_two_hundred_characters()
    {
        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => ReadAsync<CreateContactListRequest>("t" + new string('x', 5000)));
        string reason = Assert.Single(refused.Fields).Message!["is not valid JSON: ".Length..];
        Assert.Equal((201, '…'), (reason.Length, reason[^1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public async Task Is_read_with_or_without_a_byte_order_mark(string mark)
    {
        CreateContactListRequest request = await ReadAsync<CreateContactListRequest>(mark + """{"name":"n","colour":"red","filters":{"keywords":"k","countries":["DE"]}}""");
        Assert.Equal(("n", "k", "DE"), (request.Name, request.Filters!.Keywords, request.Filters.Countries!.Single()));
    }

    [Theory]
    [InlineData(null, false, 0)]
    [InlineData(null, true, 415)]
    [InlineData("text/plain", true, 415)]
    [InlineData("text/plain", false, 415)]
    [InlineData("application/json", true, 0)]
    [InlineData("application/json; charset=utf-8", true, 0)]
    [InlineData("application/merge+json", true, 0)]
    public async Task Is_json_by_its_type_unless_there_is_none(string? type, bool hasBody, int status)
    {
        Task<CreateContactListRequest> read = ReadAsync<CreateContactListRequest>(hasBody ? "{}" : string.Empty, type, hasBody);
        if (status == 0)
        {
            Assert.Null((await read).Name);
            return;
        }

        Assert.Equal(status, (await Assert.ThrowsAsync<RequestException>(() => read)).Answer.Status);
    }

    [Theory]
    [InlineData(Limits.MaxBodyBytes, false)]
    [InlineData(Limits.MaxBodyBytes + 1, true)]
    public async Task That_is_larger_than_is_read_is_refused_before_it_is_read(long length, bool isRefused)
    {
        Task<CreateContactListRequest> read = ReadAsync<CreateContactListRequest>("{}", "application/json", hasBody: true, length);
        Assert.Equal(isRefused, await Record.ExceptionAsync(() => read) is RequestException { Answer.Status: 413 });
    }

    private static async Task RefusedAsync<T>(string body, string field, string message)
    {
        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => ReadAsync<T>(body));
        FieldError error = Assert.Single(refused.Fields);
        Assert.Equal((field, message), (error.Field, error.Message));
    }

    private static async Task<T> ReadAsync<T>(string body, string? type = "application/json", bool hasBody = true, long? length = null)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = type;
        http.Request.ContentLength = length;
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Features.Set<IHttpRequestBodyDetectionFeature>(new Detection(hasBody));
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(new BodySize());
        return await RequestJson.ReadAsync<T>(http);
    }

    private sealed class Detection(bool hasBody) : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => hasBody;
    }

    private sealed class BodySize : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}
