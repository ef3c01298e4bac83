using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Endpoints;

namespace ProspectingTools.Service.OpenApi;

/// <summary>Adds to an operation what its endpoint row says and the generator cannot see.</summary>
internal static class OperationDocument
{
    /// <summary>Completes an operation.</summary>
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointRow>().FirstOrDefault() is not { } row)
        {
            return;
        }

        operation.Parameters ??= [];
        AddPath(operation.Parameters, context.Description.RelativePath ?? string.Empty);
        DescribeQuery(operation.Parameters, row);
        Secure(operation, row.Access, context.Document!);
        if (row.Name is "startJob" or "startSignalScan")
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Description = "Stable across retries: the same key finds the same job.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Assumed.MaxIdempotencyKey },
            });
        }

        if (row.Name is "importPeople" or "importSignals")
        {
            operation.RequestBody = FileBody();
        }

        if (row.ContactLists)
        {
            await AddOtherShapesAsync(operation, context, cancellationToken);
        }
    }

    private static void AddPath(IList<IOpenApiParameter> parameters, string path)
    {
        foreach (RoutePatternParameterPart part in RoutePatternFactory.Parse("/" + path).Parameters)
        {
            if (parameters.All(p => p.Name != part.Name))
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
    }

    private static void DescribeQuery(IList<IOpenApiParameter> parameters, EndpointRow row)
    {
        foreach (QueryParameter query in row.Query)
        {
            OpenApiParameter parameter = parameters.OfType<OpenApiParameter>().Single(p => p.Name == query.Name);
            parameter.Description = query.Description;
            parameter.Schema = new OpenApiSchema { Type = Enum.Parse<JsonSchemaType>(query.Type, ignoreCase: true) };
        }
    }

    private static void Secure(OpenApiOperation operation, EndpointAccess access, OpenApiDocument document)
    {
        if (access.Kind == AccessKind.Public)
        {
            return;
        }

        string scheme = access.Kind == AccessKind.Admin ? ApiDocument.AdminScheme : ApiDocument.KeyScheme;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] }];
        operation.Description = access.Scope is { } scope ? $"Permission: {scope}." : null;
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

        IOpenApiSchema structured = body.Schema!;
        body.Schema = new OpenApiSchema
        {
            AnyOf = [structured, await context.GetOrCreateSchemaAsync(typeof(PlainErrorBody), null, cancellationToken)],
        };
    }
}
