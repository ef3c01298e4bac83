using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>A file of people that is to be imported, and how.</summary>
/// <param name="Content">The file.</param>
/// <param name="Options">What the query says about it.</param>
internal sealed record PeopleFile(Stream Content, PeopleImportOptions Options) : IBindableFromHttpContext<PeopleFile>, IEndpointParameterMetadataProvider
{
    private const string WorkbookFormat = "workbook";

    /// <inheritdoc/>
    public static ValueTask<PeopleFile?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var options = new PeopleImportOptions
        {
            Format = Format(context.Text("format")),
            Workbook = context.Text("format") == WorkbookFormat,
            Worksheet = context.Text("worksheet"),
            Preview = context.Text("preview") switch { null or "false" => false, "true" => true, _ => throw RuleException.Invalid("preview", "must be true or false") },
            Map = context.Text("map"),
            ListName = context.Text("listName"),
            PostUrl = context.Text("postUrl"),
        };

        // A directory may be large, and a pipeline that makes it may be slow.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        context.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate = null;
        return ValueTask.FromResult<PeopleFile?>(new PeopleFile(context.Request.Body, options));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(FileBody.Instance);
        builder.Metadata.Add(new QueryParameter("format", "How the file is written; told by the content when not given.") { Words = ["csv", "jsonl", WorkbookFormat] });
        builder.Metadata.Add(new QueryParameter("worksheet", "The sheet of a workbook; its first one with something in it when not given."));
        builder.Metadata.Add(new QueryParameter("preview", "Import nobody, and show what the columns are taken for.") { Words = ["true", "false"] });
        builder.Metadata.Add(new QueryParameter("map", "Which column means which field, such as title=type,location=state."));
        builder.Metadata.Add(new QueryParameter("listName", "A lead list to put the people into."));
        builder.Metadata.Add(new QueryParameter("postUrl", "A post on which the people commented."));
    }

    private static PeopleFormat Format(string? format) => format switch
    {
        null or WorkbookFormat => PeopleFormat.Auto,
        "csv" => PeopleFormat.Csv,
        "jsonl" => PeopleFormat.JsonLines,
        _ => throw RuleException.Invalid("format", "must be csv, jsonl or workbook"),
    };
}
