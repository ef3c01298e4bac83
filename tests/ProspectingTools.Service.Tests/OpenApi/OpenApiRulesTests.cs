using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.OpenApi;

/// <summary>The OpenAPI document as its readers need it: valid, named, bounded, and without the marks of code.</summary>
public sealed class OpenApiRulesTests(OpenApiRulesTests.Document document) : IClassFixture<OpenApiRulesTests.Document>
{
    private readonly JsonNode _document = document.Json;

    private IEnumerable<(string Name, JsonObject Operation)> Operations =>
        from path in _document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!.AsObject());

    private JsonObject Schemas => _document["components"]!["schemas"]!.AsObject();

    [Fact]
    public void The_reader_of_the_field_finds_nothing_wrong()
    {
        ReadResult read = OpenApiDocument.Parse(_document.ToJsonString(), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [Fact]
    public void Operations_can_be_told_apart_and_found()
    {
        string[] tags = [.. _document["tags"]!.AsArray().Select(t => (string)t!["name"]!)];
        Assert.Equal(Operations.Count(), Operations.Select(o => (string?)o.Operation["operationId"]).Distinct().Count());
        Assert.All(Operations, o => Assert.False(string.IsNullOrEmpty((string?)o.Operation["summary"]), o.Name));
        Assert.All(Operations, o => Assert.False(string.IsNullOrEmpty((string?)o.Operation["description"]), o.Name));
        Assert.All(Operations, o => Assert.Contains((string)o.Operation["tags"]!.AsArray().Single()!, tags));
        Assert.All(_document["servers"]!.AsArray(), s => Assert.False(((string)s!["url"]!).EndsWith('/')));
        Assert.All(_document["paths"]!.AsObject(), p => Assert.False(p.Key.EndsWith('/')));
    }

    // Read from the vendor's n8n node (tests/data/README.md), which is generated from the vendor's own document.
    [Theory]
    [InlineData("get", "/v1/contacts/lists", "listContactLists")]
    [InlineData("post", "/v1/contacts/lists", "createContactList")]
    [InlineData("get", "/v1/contacts/lists/{listId}", "getContactList")]
    [InlineData("put", "/v1/contacts/lists/{listId}", "updateContactList")]
    [InlineData("delete", "/v1/contacts/lists/{listId}", "deleteContactList")]
    [InlineData("get", "/v1/contacts/lists/{listId}/contacts", "getContactListContacts")]
    [InlineData("post", "/v1/contacts/search", "searchContacts")]
    [InlineData("get", "/v1/connectors", "listConnectors")]
    [InlineData("get", "/v1/credits", "getCredits")]
    public void Operations_of_the_contact_lists_have_the_vendors_ids(string method, string path, string id) =>
        Assert.Equal(id, (string?)_document["paths"]![path]![method]!["operationId"]);

    [Fact]
    public void Every_answer_with_a_body_has_a_schema_with_a_name()
    {
        List<string> unnamed = [];
        foreach ((string name, JsonObject operation) in Operations)
        {
            foreach ((string status, JsonNode? response) in operation["responses"]!.AsObject())
            {
                JsonNode? schema = response!["content"]?["application/json"]?["schema"];
                if (schema is not null && schema["$ref"] is null && (string?)schema["type"] != "array")
                {
                    unnamed.Add($"{name} {status}: {schema.ToJsonString()}");
                }
            }
        }

        Assert.Empty(unnamed);
        Assert.All(
            Operations.Where(o => o.Name.Contains("/v1/accounts", StringComparison.Ordinal)).SelectMany(o => o.Operation["responses"]!.AsObject()).Where(r => r.Key[0] == '4'),
            r => Assert.Equal($"#/components/schemas/{(r.Key == "400" ? "ValidationErrorResponse" : "ErrorResponse")}", (string?)r.Value!["content"]!["application/json"]!["schema"]!["$ref"]));
    }

    [Fact]
    public void Only_what_is_printed_as_null_may_be_null_and_is_always_there()
    {
        List<string> nulls = [];
        foreach ((string name, JsonNode? schema) in Schemas)
        {
            foreach ((string field, JsonNode? property) in schema!["properties"]?.AsObject() ?? [])
            {
                if (property!.ToJsonString().Contains("\"null\"", StringComparison.Ordinal))
                {
                    nulls.Add(field);
                    Assert.Contains(field, schema["required"]!.AsArray().Select(r => (string)r!));
                }
            }
        }

        Assert.Equal(["data", "description", "details", "error", "folderId", "nextCursor", "progress"], nulls.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_words_and_numbers_have_their_bounds()
    {
        foreach ((string name, JsonObject operation) in Operations)
        {
            foreach (JsonNode? parameter in operation["parameters"]?.AsArray() ?? [])
            {
                Assert.False(string.IsNullOrEmpty((string?)parameter!["description"]), $"{name} {parameter["name"]}");
                if ((string?)parameter["name"] == "limit")
                {
                    JsonNode schema = parameter["schema"]!;
                    Assert.Equal((1, 100), ((int)schema["minimum"]!, (int)schema["maximum"]!));
                    Assert.InRange((int)schema["default"]!, 1, 100);
                }

                if ((string?)parameter["name"] == "status")
                {
                    Assert.Equal(5, parameter["schema"]!["enum"]!.AsArray().Count);
                }
            }
        }

        JsonNode start = Schemas["StartJobRequest"]!;
        Assert.Equal(["source"], start["required"]!.AsArray().Select(r => (string)r!));
        Assert.Equal(4, start["properties"]!["source"]!["enum"]!.AsArray().Count);
        Assert.Equal(1, (int)start["properties"]!["maxResults"]!["minimum"]!);
        Assert.Equal((1, 1000), ((int)start["properties"]!["urls"]!["minItems"]!, (int)start["properties"]!["urls"]!["maxItems"]!));
        Assert.False((bool)start["properties"]!["searchEmails"]!["default"]!);
    }

    [Fact]
    public void Required_fields_are_fields()
    {
        foreach ((string name, JsonNode? schema) in Schemas)
        {
            string[] fields = [.. (schema!["properties"]?.AsObject() ?? []).Select(p => p.Key)];
            Assert.All(schema["required"]?.AsArray() ?? [], r => Assert.True(fields.Contains((string)r!), $"{name}.{r}"));
        }
    }

    [Fact]
    public void Descriptions_are_for_people()
    {
        string[] marked = [.. Descriptions(_document).Where(d => Regex.IsMatch(d, @"`|</?\w|cref|\.md|\bseed \d|System\.|  |\n"))];
        Assert.Empty(marked);
    }

    private static IEnumerable<string> Descriptions(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m is { Key: "description", Value: JsonValue text } ? [(string)text!] : Descriptions(m.Value)),
        JsonArray items => items.SelectMany(Descriptions),
        _ => [],
    };

    /// <summary>The document as a service gives it, fetched once.</summary>
    public sealed class Document : IAsyncLifetime
    {
        internal JsonNode Json { get; private set; } = null!;

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            await using ServiceProcess service = await ServiceProcess.StartAsync(null);
            Json = (await service.Api.GetAsync("/openapi/v1.json")).Json;
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
