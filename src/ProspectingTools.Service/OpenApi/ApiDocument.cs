using System;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Service.Endpoints;

namespace ProspectingTools.Service.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>, generated from the endpoints and the contract types.</summary>
internal static class ApiDocument
{
    /// <summary>The name of the bearer scheme.</summary>
    public const string KeyScheme = "apiKey";

    /// <summary>The name of the admin key's scheme.</summary>
    public const string AdminScheme = "adminKey";

    /// <summary>Adds the generator.</summary>
    public static void Add(IServiceCollection services)
    {
        // Numbers are numbers here: the endpoints read and write by the contract's own context, not by these options.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", options =>
        {
            options.CreateSchemaReferenceId = SchemaRules.NameOf;
            options.AddDocumentTransformer((document, _, _) => Describe(document));
            options.AddSchemaTransformer((schema, context, _) => Timestamps(schema, context));
            options.AddOperationTransformer(OperationDocument.DescribeAsync);
        });
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "prospecting-service",
            Version = LocalEndpoints.Version,
            Description = "The prospecting API, the contact-lists API, and what only the local service has.",
            Contact = new OpenApiContact { Name = "ProspectingTools", Url = new Uri("https://github.com/prospectingtools/prospectingtools") },
            License = new OpenApiLicense { Name = "MIT", Url = new Uri("https://opensource.org/license/mit") },
        };
        foreach (OpenApiServer server in document.Servers ?? [])
        {
            server.Url = server.Url?.TrimEnd('/');
        }

        document.Tags = DocumentTags.All;
        SchemaRules.Apply(document);
        ErrorSchemas.Apply(document);
        DocumentText.Clean(document);
        document.Components ??= new OpenApiComponents();
        document.AddComponent(KeyScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key: sk_live_…",
        });
        document.AddComponent(AdminScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The admin key that the service was started with.",
        });
        return Task.CompletedTask;
    }

    // The generator cannot look into a converter.
    private static Task Timestamps(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonPropertyInfo?.CustomConverter is TimestampConverter)
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }

        return Task.CompletedTask;
    }
}
