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
        if (TemplateOf(path) is not { } template)
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

    /// <summary>Checks a request: operation, parameters, headers, and body.</summary>
    /// <param name="method">The method.</param>
    /// <param name="target">Path and query.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="body">The body; empty for none.</param>
    /// <returns>What is wrong with it.</returns>
    public IReadOnlyList<string> CheckRequest(string method, string target, IReadOnlyDictionary<string, string> headers, string body)
    {
        string[] parts = target.Split('?', 2);
        string? template = TemplateOf(parts[0]);
        string name = $"{method} {template ?? parts[0]} (request)";
        if (template is null || document["paths"]![template]![method.ToLowerInvariant()] is not { } operation)
        {
            return [$"{name} is not documented"];
        }

        List<string> problems = [];
        JsonNode[] parameters = [.. operation["parameters"]?.AsArray().Select(p => p!) ?? []];
        foreach (string pair in (parts.Length > 1 ? parts[1] : string.Empty).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] given = [.. pair.Split('=', 2).Select(p => Uri.UnescapeDataString(p.Replace('+', ' ')))];
            CheckParameter(parameters, "query", given[0], given.Length > 1 ? given[1] : string.Empty, name, problems);
        }

        foreach ((string header, string value) in headers.Where(h => parameters.Any(p => (string?)p["in"] == "header" && string.Equals((string?)p["name"], h.Key, StringComparison.OrdinalIgnoreCase))))
        {
            CheckParameter(parameters, "header", header, value, name, problems);
        }

        if (operation["security"] is not null && !headers.Keys.Contains("Authorization", StringComparer.OrdinalIgnoreCase))
        {
            problems.Add($"{name} has no key");
        }

        string? type = headers.FirstOrDefault(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value?.Split(';')[0];
        CheckBody(operation["requestBody"], type, body, name, problems);
        return problems;
    }

    private void CheckBody(JsonNode? documented, string? type, string body, string name, List<string> problems)
    {
        if (documented is null || body.Length == 0)
        {
            if (body.Length > 0 || (bool?)documented?["required"] == true)
            {
                problems.Add($"{name} has a body that is not documented, or none where one must be");
            }

            return;
        }

        if (documented["content"]![type ?? string.Empty] is not { } content)
        {
            problems.Add($"{name} has a body of type {type}");
        }
        else if (type == "application/json")
        {
            Check(content["schema"]!, JsonNode.Parse(body), name, problems);
        }
    }

    private void CheckParameter(JsonNode[] parameters, string where, string name, string value, string at, List<string> problems)
    {
        JsonNode? parameter = Array.Find(parameters, p => (string?)p["in"] == where && string.Equals((string?)p["name"], name, StringComparison.OrdinalIgnoreCase));
        if (parameter is null)
        {
            problems.Add($"{at} has the parameter {name}, which is not documented");
            return;
        }

        bool isNumber = (string?)parameter["schema"]!["type"] is "integer" or "number";
        JsonNode? typed = isNumber && long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) ? JsonNode.Parse(value) : JsonValue.Create(value);
        Check(parameter["schema"]!, typed, $"{at} {name}", problems);
        if ((int?)parameter["schema"]!["maxLength"] < value.Length)
        {
            problems.Add($"{at} {name} is too long");
        }
    }

    private string? TemplateOf(string path) => document["paths"]!.AsObject().Select(p => p.Key)
        .Where(t => Regex.IsMatch(path, "^" + Regex.Replace(Regex.Escape(t).Replace("}", "\\}"), @"\\\{[^}]+\\\}", "[^/]+") + "$"))
        .MinBy(t => t.Count(c => c == '{'));

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
