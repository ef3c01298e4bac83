using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.OpenApi;

/// <summary>A stock generator (NSwag, as it comes) makes a client of the document; a program written against that client uses the service.</summary>
[Trait("Category", "Slow")]
public sealed class GeneratedClientTests
{
    // Compiled together with the client: that it compiles says that names and types are those that a reader of the document expects.
    private const string User = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Generated;

        public static class User
        {
            public static async Task<string[]> RunAsync(HttpClient http)
            {
                var api = new Api(http);
                List<string> said = new();
                string group = (await api.ListAccountGroupsAsync(null, 5)).Data.Items.Single().Id;
                var list = (await api.ListSalesNavigatorLeadListsAsync(group)).Data.Items.First();
                var start = new StartJobRequest { Source = StartJobRequestSource.Sales_navigator, LeadListId = list.Id, MaxResults = 30 };
                string job = (await api.StartProspectingJobAsync(group, "generated-1", start)).Data.JobId;
                ProspectingJob state;
                do
                {
                    await Task.Delay(20);
                    state = (await api.GetProspectingJobAsync(group, job)).Data;
                }
                while (state.Status is ProspectingJobStatus.Queued or ProspectingJobStatus.Running);
                said.Add($"job {state.Status} {state.ImportedCount}");

                int prospects = 0;
                string cursor = null;
                do
                {
                    var page = (await api.ListProspectsInAudienceAsync(group, state.AudienceId, cursor, 7)).Data;
                    prospects += page.Items.Count(p => p.Id.Length == 24 && p.Name.Length > 0);
                    cursor = page.HasMore ? page.NextCursor : null;
                }
                while (cursor is not null);
                said.Add($"prospects {prospects}");

                try
                {
                    await api.ListAudiencesAsync(group, null, 1000);
                }
                catch (ApiException<ValidationErrorResponse> e)
                {
                    said.Add($"{e.StatusCode} {e.Result.Error.Code} {e.Result.Error.Message}");
                }

                try
                {
                    await api.GetProspectingJobAsync(group, new string('0', 24));
                }
                catch (ApiException<ErrorResponse> e)
                {
                    said.Add($"{e.StatusCode} {e.Result.Error.Code}");
                }

                try
                {
                    await api.CreateContactListAsync(new CreateContactListRequest { Name = "x", Filters = new ContactListFilters { CompanyLinkedInUrls = new List<string> { "https://www.linkedin.com/company/x" } } });
                }
                catch (ApiException<ContactListsBadRequest> e)
                {
                    said.Add($"{e.StatusCode}");
                }

                var contacts = await api.SearchContactsAsync(new ContactSearchRequest { Keywords = "engineer", Limit = 3 });
                said.Add($"contacts {contacts.Items.Count} {contacts.SalesNavConnected}");
                return said.ToArray();
            }
        }
        """;

    [Fact]
    public async Task Client_of_a_stock_generator_works()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "300");
        OpenApiDocument document = await OpenApiDocument.FromJsonAsync((await service.Api.GetAsync("/openapi/v1.json")).Json.ToJsonString());
        var generator = new CSharpClientGenerator(document, new CSharpClientGeneratorSettings
        {
            ClassName = "Api",
            UseBaseUrl = false,
            OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
            CSharpGeneratorSettings = { Namespace = "Generated" },
        });
        MethodInfo run = Compile(generator.GenerateFile(), User).GetType("User")!.GetMethod("RunAsync")!;

        using var http = new System.Net.Http.HttpClient { BaseAddress = service.Api.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", ServiceProcess.SessionKey);
        string[] said = await (Task<string[]>)run.Invoke(null, [http])!;

        string imported = said[0].Split(' ')[^1];
        Assert.Equal(
            [
                $"job Completed {imported}",
                $"prospects {imported}",
                "400 VALIDATION_ERROR limit: must be a whole number from 1 to 100",
                "404 NOT_FOUND",
                "400",
                "contacts 3 True",
            ],
            said);
    }

    private static Assembly Compile(params string[] sources)
    {
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "Newtonsoft.Json.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Generated", sources.Select(source => CSharpSyntaxTree.ParseText(source)), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        string[] errors = [.. compilation.Emit(assembly).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
        Assert.Empty(errors);
        return Assembly.Load(assembly.ToArray());
    }
}
