using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.OpenApi;

/// <summary>
/// Every body that the document knows, with something else in the place of each of its parts: never an error of the service, and
/// a list with nothing or something else in it is refused.
/// </summary>
[Trait("Category", "Slow")]
public sealed class BodyShapeTests
{
    private const string Id = "0123456789abcdef01234567";

    private static readonly string[] s_others = ["null", "[]", "[null]", "[[]]", "[{}]", "[7,null]", "{}", "7", "\"x\"", "true", "1e400", "\"\\u0000\""];

    [Fact]
    public async Task Nothing_in_the_place_of_anything_is_an_error_of_the_service()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "50");
        JsonNode document = (await service.Api.GetAsync("/openapi/v1.json")).Json;
        List<string> problems = [];
        int sent = 0, lists = 0;
        foreach ((string template, HttpMethod method, JsonNode schema) in Bodies(document))
        {
            string path = Regex.Replace(template, @"\{[^}]+\}", match => match.Value == "{accountGroupId}" ? service.Api.Group : Id);
            JsonNode? sample = Sample(document, schema, 0);
            foreach ((string at, string body) in Changed(sample))
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                Answer answer = await service.Api.SendAsync(method, path, content, ("X-Prospecting-Admin-Key", ServiceProcess.AdminKey));
                sent++;
                if (answer.Status >= 500)
                {
                    problems.Add($"{method} {template} {at}: {answer.Status} for {body}");
                }

                if (template == Routes.AdminFaults && answer.Status < 400)
                {
                    await service.Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
                }

                bool listOfNothing = body.Contains("[null]", StringComparison.Ordinal);
                lists += listOfNothing ? 1 : 0;
                if (listOfNothing && answer.Status < 400)
                {
                    problems.Add($"{method} {template} {at}: {answer.Status}, taken: {body}");
                }
            }
        }

        Assert.Empty(problems);
        Assert.True(sent > 500 && lists > 30, $"{sent} bodies, {lists} of them with a list of nothing");
    }

    private static IEnumerable<(string Template, HttpMethod Method, JsonNode Schema)> Bodies(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let schema = operation.Value!["requestBody"]?["content"]?["application/json"]?["schema"]
        where schema is not null
        select (path.Key, new HttpMethod(operation.Key.ToUpperInvariant()), schema);

    /// <summary>The body with each of its parts changed for each of the other things, and where.</summary>
    private static IEnumerable<(string At, string Body)> Changed(JsonNode? sample)
    {
        foreach (string other in s_others)
        {
            yield return ("body", other);
        }

        foreach (string at in Parts(sample, string.Empty))
        {
            foreach (string other in s_others)
            {
                JsonNode root = sample!.DeepClone();
                string text = Replace(root, at, other);
                yield return (at, text);
            }
        }
    }

    private static IEnumerable<string> Parts(JsonNode? node, string at) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Parts(field.Value, $"{at}/{field.Key}").Prepend($"{at}/{field.Key}")),
        JsonArray items => items.SelectMany((item, i) => Parts(item, $"{at}/{i}").Prepend($"{at}/{i}")),
        _ => [],
    };

    // As text, because 1e400 and half a pair are not values of a node.
    private static string Replace(JsonNode root, string at, string other)
    {
        const string Mark = "the part that is changed";
        string[] steps = at.Split('/')[1..];
        JsonNode parent = steps[..^1].Aggregate(root, (node, step) => (node is JsonArray ? node[int.Parse(step, null)] : node[step])!);
        if (parent is JsonArray items)
        {
            items[int.Parse(steps[^1], null)] = Mark;
        }
        else
        {
            parent[steps[^1]] = Mark;
        }

        return root.ToJsonString().Replace($"\"{Mark}\"", other, StringComparison.Ordinal);
    }

    /// <summary>A value that a schema allows, with every field and one item in each list.</summary>
    private static JsonNode? Sample(JsonNode document, JsonNode schema, int depth)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Sample(document, document["components"]!["schemas"]![reference.Split('/')[^1]]!, depth);
        }

        if ((schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) is JsonArray choices)
        {
            return Sample(document, choices.First(choice => (string?)choice!["type"] != "null")!, depth);
        }

        if (schema["enum"] is JsonArray words)
        {
            return words.First(word => word is not null)!.DeepClone();
        }

        string type = schema["type"] is JsonArray types ? types.Select(t => (string)t!).First(t => t != "null") : (string?)schema["type"] ?? "object";
        return type switch
        {
            "array" => new JsonArray(depth < 6 && schema["items"] is { } items ? Sample(document, items, depth + 1) : null),
            "object" => new JsonObject((schema["properties"]?.AsObject() ?? []).Where(_ => depth < 6)
                .Select(p => KeyValuePair.Create(p.Key, Sample(document, p.Value!, depth + 1)))),
            "integer" or "number" => (long?)schema["minimum"] ?? 1,
            "boolean" => true,
            _ => "https://www.linkedin.com/in/somebody",
        };
    }
}
