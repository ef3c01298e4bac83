using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Endpoints;
using ProspectingTools.Service.Endpoints.Inputs;

namespace ProspectingTools.Service.OpenApi;

/// <summary>Adds to an operation what its endpoint says by its metadata and the generator cannot see.</summary>
internal static partial class OperationDocument
{
    private const string BadRequest = "ContactListsBadRequest";

    /// <summary>Completes an operation.</summary>
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<EndpointAccess>().FirstOrDefault() is not { } access)
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Tags = new HashSet<OpenApiTagReference> { new(DocumentTags.Of(context.Description.RelativePath ?? string.Empty), context.Document) };
        AddPath(operation.Parameters, context.Description.RelativePath ?? string.Empty);
        DescribePath(operation.Parameters);
        AddQuery(operation.Parameters, metadata.OfType<QueryParameter>());
        AddHeaders(operation.Parameters, metadata.OfType<HeaderParameter>());
        Secure(operation, access, context.Document!);
        if (metadata.OfType<FileBody>().Any())
        {
            operation.RequestBody = FileBody();
        }

        if (metadata.OfType<ApiErrors>().Any(errors => errors.IsContactLists))
        {
            await AddOtherShapesAsync(operation, context, cancellationToken);
        }
    }

    // All of them, those that no method names too, in the order of the path: so generated clients have their arguments.
    private static void AddPath(IList<IOpenApiParameter> parameters, string path)
    {
        parameters.Clear();
        foreach (RoutePatternParameterPart part in RoutePatternFactory.Parse("/" + path).Parameters)
        {
            parameters.Add(new OpenApiParameter
            {
                Name = part.Name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    private static void DescribePath(IList<IOpenApiParameter> parameters)
    {
        foreach (OpenApiParameter parameter in parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path))
        {
            string thing = parameter.Name!.EndsWith("Id", StringComparison.Ordinal) ? parameter.Name[..^2] : parameter.Name;
            parameter.Description = $"The id of the {Words().Replace(thing, " $1").ToLowerInvariant()}.";
        }
    }

    private static void AddQuery(IList<IOpenApiParameter> parameters, IEnumerable<QueryParameter> queries)
    {
        foreach (QueryParameter query in queries)
        {
            parameters.Add(new OpenApiParameter
            {
                Name = query.Name,
                In = ParameterLocation.Query,
                Description = query.Description,
                Schema = new OpenApiSchema
                {
                    Type = Enum.Parse<JsonSchemaType>(query.Type, ignoreCase: true),
                    Minimum = query.Least?.ToString(CultureInfo.InvariantCulture),
                    Maximum = query.Most?.ToString(CultureInfo.InvariantCulture),
                    Default = query.Default,
                    Enum = query.Words is { } words ? [.. words.Select(w => (JsonNode)w)] : null,
                },
            });
        }
    }

    private static void AddHeaders(IList<IOpenApiParameter> parameters, IEnumerable<HeaderParameter> headers)
    {
        foreach (HeaderParameter header in headers)
        {
            parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Description = header.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = header.MaxLength },
            });
        }
    }

    private static void Secure(OpenApiOperation operation, EndpointAccess access, OpenApiDocument document)
    {
        if (access.Kind == AccessKind.Public)
        {
            operation.Description = "Needs no key.";
            return;
        }

        string scheme = access.Kind == AccessKind.Admin ? ApiDocument.AdminScheme : ApiDocument.KeyScheme;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] }];
        operation.Description = access.Kind == AccessKind.Admin ? "Needs the admin key of the local service."
            : access.Scope is { } scope ? $"Permission: {scope}." : "Any valid key may call it.";
    }

    private static OpenApiRequestBody FileBody()
    {
        var text = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["text/csv"] = text, ["application/x-ndjson"] = text },
        };
    }

    // A 400 of the contact-lists API has one of two shapes (contact-lists-api.md, "Errors").
    private static async Task AddOtherShapesAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Responses is null || !operation.Responses.TryGetValue("400", out IOpenApiResponse? response)
            || response.Content is null || !response.Content.TryGetValue("application/json", out OpenApiMediaType? body))
        {
            return;
        }

        // One named schema, because generated clients lose a choice that has no name.
        OpenApiDocument document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(BadRequest) != true)
        {
            OpenApiSchema plain = await context.GetOrCreateSchemaAsync(typeof(PlainErrorBody), null, cancellationToken);
            document.AddComponent(BadRequest, new OpenApiSchema
            {
                Description = "A refused request: a structured error, or a code and a message.",
                AnyOf = [body.Schema!, SchemaRules.Add(document, typeof(PlainErrorBody), plain)],
            });
        }

        body.Schema = new OpenApiSchemaReference(BadRequest, document);
    }

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Words();
}
