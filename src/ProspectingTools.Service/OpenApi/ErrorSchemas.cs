using System.Linq;
using Microsoft.OpenApi;

namespace ProspectingTools.Service.OpenApi;

/// <summary>Errors of the prospecting API have the two names that its reference prints: one for a refused request, one for the rest (seeds 000 to 004).</summary>
internal static class ErrorSchemas
{
    /// <summary>The name of an error's schema.</summary>
    public const string Error = "ErrorResponse";

    /// <summary>The name of a refused request's schema.</summary>
    public const string ValidationError = "ValidationErrorResponse";

    /// <summary>Gives every 400 the name of a refused request.</summary>
    public static void Apply(OpenApiDocument document)
    {
        if (!document.Components!.Schemas!.TryGetValue(Error, out IOpenApiSchema? schema) || schema is not OpenApiSchema error)
        {
            return;
        }

        // Generated clients would otherwise want data, and lose the error because there are none.
        error.Properties!["data"] = new OpenApiSchema { Type = JsonSchemaType.Null, Description = "Null: an error has no data." };
        document.AddComponent(ValidationError, new OpenApiSchema
        {
            Type = error.Type,
            Description = "A refused request; the details name its fields.",
            Required = error.Required,
            Properties = error.Properties,
        });
        foreach (OpenApiOperation operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            if (operation.Responses!.TryGetValue("400", out IOpenApiResponse? refused)
                && refused.Content!.Values.Single() is OpenApiMediaType { Schema: OpenApiSchemaReference { Reference.Id: Error } } body)
            {
                body.Schema = new OpenApiSchemaReference(ValidationError, document);
            }
        }
    }
}
