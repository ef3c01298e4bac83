using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProspectingTools.Service.Tests.OpenApi;

/// <summary>Holds answers against an OpenAPI document: path, status, content type, and the body's schema.</summary>
internal sealed class OpenApiChecker(JsonNode document)
{
    private readonly HashSet<string> _seen = [];

    /// <summary>The documented answers, as "METHOD template status".</summary>
    public IReadOnlyList<string> Documented { get; } =
    [..
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        from response in operation.Value!["responses"]!.AsObject()
        select $"{operation.Key.ToUpperInvariant()} {path.Key} {response.Key}",
    ];

    /// <summary>Those that came.</summary>
    public IReadOnlyCollection<string> Seen => _seen;

    /// <summary>Checks an answer.</summary>
    /// <returns>What is wrong with it.</returns>
    public IReadOnlyList<string> Check(string method, string path, int status, string? contentType, string body)
    {
        string? template = document["paths"]!.AsObject().Select(p => p.Key)
            .Where(t => Regex.IsMatch(path, "^" + Regex.Replace(Regex.Escape(t).Replace("}", "\\}"), @"\\\{[^}]+\\\}", "[^/]+") + "$"))
            .MinBy(t => t.Count(c => c == '{'));
        if (template is null)
        {
            return [$"{path} is not documented"];
        }

        string name = $"{method} {template} {status}";
        _seen.Add(name);
        if (document["paths"]![template]![method.ToLowerInvariant()]?["responses"]?[$"{status}"] is not { } response)
        {
            return [$"{name} is not documented"];
        }

        JsonNode? schema = response["content"]?["application/json"]?["schema"];
        if (schema is null)
        {
            return body.Length == 0 ? [] : [$"{name} has a body that is not documented: {body}"];
        }

        if (contentType != "application/json")
        {
            return [$"{name} is of type {contentType}"];
        }

        List<string> problems = [];
        Check(schema, JsonNode.Parse(body), name, problems);
        return problems;
    }

    private void Check(JsonNode schema, JsonNode? value, string at, List<string> problems)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            Check(document["components"]!["schemas"]![reference.Split('/')[^1]]!, value, at, problems);
            return;
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            if (!choices.Any(choice => Fits(choice!, value, at)))
            {
                problems.Add($"{at}: {value?.ToJsonString() ?? "null"} is none of the choices");
            }

            return;
        }

        string[] types = schema["type"] switch
        {
            JsonArray several => [.. several.Select(t => (string)t!)],
            { } one => [(string)one!],
            null => [],
        };
        if (types.Length > 0 && !types.Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && types.Contains("number")))
        {
            problems.Add($"{at}: {value?.ToJsonString() ?? "null"} is no {string.Join(" or ", types)}");
            return;
        }

        CheckBounds(schema, value, at, problems);
        switch (value)
        {
            case JsonObject members when schema["properties"] is JsonObject properties:
                CheckMembers(schema, properties, members, at, problems);
                break;
            case JsonArray items when schema["items"] is { } item:
                for (int i = 0; i < items.Count; i++)
                {
                    Check(item, items[i], $"{at}[{i}]", problems);
                }

                break;
            case JsonValue text when (string?)schema["format"] == "date-time" && !DateTimeOffset.TryParse((string?)text, out _):
                problems.Add($"{at}: {text} is no time");
                break;
        }
    }

    private static void CheckBounds(JsonNode schema, JsonNode? value, string at, List<string> problems)
    {
        if (schema["enum"] is JsonArray words && !words.Any(w => JsonNode.DeepEquals(w, value)))
        {
            problems.Add($"{at}: {value?.ToJsonString()} is none of {words.ToJsonString()}");
        }

        bool isNumber = value?.GetValueKind() == JsonValueKind.Number;
        if (isNumber && ((schema["minimum"] is { } least && (double)value! < (double)least) || (schema["maximum"] is { } most && (double)value! > (double)most)))
        {
            problems.Add($"{at}: {value} is out of bounds");
        }

        if (value is JsonArray items && (items.Count < ((int?)schema["minItems"] ?? 0) || items.Count > ((int?)schema["maxItems"] ?? int.MaxValue)))
        {
            problems.Add($"{at}: {items.Count} items are out of bounds");
        }
    }

    private void CheckMembers(JsonNode schema, JsonObject properties, JsonObject members, string at, List<string> problems)
    {
        foreach ((string name, JsonNode? member) in members)
        {
            if (properties[name] is { } known)
            {
                Check(known, member, $"{at}.{name}", problems);
            }
            else if (schema["additionalProperties"] is null)
            {
                problems.Add($"{at}.{name} is not documented");
            }
        }

        foreach (JsonNode? required in schema["required"]?.AsArray() ?? [])
        {
            if (!members.ContainsKey((string)required!))
            {
                problems.Add($"{at}.{required} is missing");
            }
        }
    }

    private bool Fits(JsonNode schema, JsonNode? value, string at)
    {
        List<string> problems = [];
        Check(schema, value, at, problems);
        return problems.Count == 0;
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal number)
            && number == decimal.Truncate(number) ? "integer" : "number",
    };
}
