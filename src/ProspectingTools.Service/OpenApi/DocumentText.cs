using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace ProspectingTools.Service.OpenApi;

/// <summary>Descriptions for readers of the document: without the marks of code and without names of this project's files.</summary>
internal static partial class DocumentText
{
    /// <summary>Cleans all descriptions of a document.</summary>
    public static void Clean(OpenApiDocument document)
    {
        foreach (OpenApiSchema schema in document.Components!.Schemas!.Values.OfType<OpenApiSchema>())
        {
            Clean(schema);
        }

        foreach (OpenApiOperation operation in document.Paths.Values.SelectMany(p => p.Operations ?? []).Select(o => o.Value))
        {
            foreach (OpenApiParameter parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            {
                parameter.Description = Plain(parameter.Description);
            }
        }
    }

    private static void Clean(OpenApiSchema schema)
    {
        schema.Description = Plain(schema.Description);
        foreach (IOpenApiSchema part in (schema.Properties?.Values ?? []).Concat(schema.OneOf ?? []).Concat(schema.Items is { } items ? [items] : Enumerable.Empty<IOpenApiSchema>()))
        {
            switch (part)
            {
                case OpenApiSchema own:
                    Clean(own);
                    break;
                case OpenApiSchemaReference reference:
                    reference.Description = Plain(reference.Description);
                    break;
            }
        }
    }

    private static string? Plain(string? text) =>
        text is null ? null : Blanks().Replace(Sources().Replace(text.Replace("`", string.Empty), string.Empty), " ").Trim();

    // "(prospecting-api.md, "Job")", "(seed 003)", "; see ErrorCodes"
    [GeneratedRegex(@"\s*\((?:[^()]*\.md[^()]*|seeds? \d[^()]*)\)|; see \w+(?=\.|$)")]
    private static partial Regex Sources();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
