using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.OpenApi;

/// <summary>
/// Brings the generated schemas to what is really sent: a field is null only where it is printed so, what is always there is
/// required, and words and numbers have their bounds (<see cref="SchemaFacts"/>).
/// </summary>
internal static class SchemaRules
{
    private static readonly ConcurrentDictionary<string, Type> s_types = new();

    /// <summary>The name of a type's schema: the one that the reference prints, where it prints one.</summary>
    public static string? NameOf(JsonTypeInfo type)
    {
        string? name = SchemaFacts.Names.GetValueOrDefault(type.Type) ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        if (name is not null)
        {
            s_types[name] = type.Type;
        }

        return name;
    }

    /// <summary>Adds the schema of a type that no endpoint names by itself.</summary>
    public static OpenApiSchemaReference Add(OpenApiDocument document, Type type, OpenApiSchema schema)
    {
        s_types[type.Name] = type;
        document.AddComponent(type.Name, schema);
        return new OpenApiSchemaReference(type.Name, document);
    }

    /// <summary>Applies the rules to all schemas of a document.</summary>
    public static void Apply(OpenApiDocument document)
    {
        foreach ((string name, IOpenApiSchema schema) in document.Components!.Schemas!)
        {
            if (schema is OpenApiSchema { Properties: { Count: > 0 } properties } known && s_types.TryGetValue(name, out Type? type))
            {
                Type kind = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
                HashSet<string> nulls = [.. NullFields(type)];
                known.Required = new SortedSet<string>([.. nulls, .. SchemaFacts.Required.GetValueOrDefault(kind, [])], StringComparer.Ordinal);
                Envelope(type, nulls);
                foreach (string field in properties.Keys.ToArray())
                {
                    properties[field] = Bound(Typed(properties[field], nulls.Contains(field)), kind, field);
                }
            }
        }
    }

    // Of an envelope one half is null: the error of an answer, the data of an error.
    private static void Envelope(Type type, HashSet<string> nulls)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Envelope<>))
        {
            nulls.Remove(type == typeof(Envelope<JsonElement>) ? "error" : "data");
        }
    }

    private static IEnumerable<string> NullFields(Type type) => type.GetProperties()
        .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Never)
        .Select(p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    private static IOpenApiSchema Typed(IOpenApiSchema schema, bool nullable)
    {
        if (nullable || schema is not OpenApiSchema own)
        {
            return schema;
        }

        if (own.OneOf is { Count: 2 } choices && choices.FirstOrDefault(c => c.Type != JsonSchemaType.Null) is { } only)
        {
            return only;
        }

        own.Type &= ~JsonSchemaType.Null;
        return own;
    }

    private static IOpenApiSchema Bound(IOpenApiSchema schema, Type kind, string field)
    {
        if (schema is not OpenApiSchema own)
        {
            return schema;
        }

        if (SchemaFacts.Words.TryGetValue((kind, field), out IReadOnlyList<string>? words))
        {
            own.Enum = [.. words.Select(w => (JsonNode)w)];
        }

        if (SchemaFacts.Bounds.TryGetValue((kind, field), out (int Least, int? Most) bounds))
        {
            if (own.Items is not null)
            {
                (own.MinItems, own.MaxItems) = (bounds.Least, bounds.Most);
            }
            else
            {
                (own.Minimum, own.Maximum) = (Text(bounds.Least), bounds.Most is { } most ? Text(most) : null);
            }
        }

        if (kind == typeof(Contracts.Prospecting.StartJobRequest) && field == "searchEmails")
        {
            own.Default = false;
        }

        return own;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
