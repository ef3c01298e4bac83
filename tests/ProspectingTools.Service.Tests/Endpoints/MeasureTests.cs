using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>What a measure promises is what a start then does.</summary>
[Trait("Category", "Slow")]
public sealed class MeasureTests
{
    [Theory]
    [InlineData("""{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=engineering&schoolFilter=1","maxResults":30}""", 1)]
    [InlineData("""{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?titleFreeText=CTO"}""", 0)]
    [InlineData("""{"source":"sales_navigator","leadListId":"@"}""", 0)]
    public async Task Measure_is_what_the_start_imports_and_charges(string body, int ignored)
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "400");
        Api api = service.Api;
        body = body.Replace("@", await api.LeadListAsync("Sales directors"), System.StringComparison.Ordinal);
        JsonNode before = (await api.PostAsync(Routes.LocalMeasure, body)).Json;
        long balance = await api.CreditsAsync();
        JsonNode job = await api.RunJobAsync(body);
        JsonNode after = (await api.PostAsync(Routes.LocalMeasure, body)).Json;

        long imported = (long)job["importedCount"]!;
        Assert.True(imported > 0);
        Assert.Equal((imported, 0, imported, imported * 2, balance), ((long)before["importable"]!, (long)before["known"]!, (long)before["credits"]!, (long)before["creditsWithEmails"]!, (long)before["balance"]!));
        Assert.True((long)before["people"]! >= imported);
        Assert.Equal(ignored, (before["ignoredFilters"] as JsonArray)?.Count ?? 0);
        Assert.Equal((imported, balance - imported), ((long)after["known"]!, (long)after["balance"]!));
        JsonNode audience = Assert.Single(after["audiences"]!.AsArray())!;
        Assert.Equal(((string?)job["audienceId"], imported), ((string?)audience["audienceId"], (long)audience["count"]!));
    }

    [Fact]
    public async Task Addresses_tell_who_is_not_there()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "20");
        string[] urls = [.. SampleData.People(5, 1).Select(p => p.ProfileUrl), "https://www.linkedin.com/in/nobody-1", "https://www.linkedin.com/in/nobody-2"];
        string body = new JsonObject { ["source"] = "url_upload", ["urls"] = new JsonArray([.. urls.Select(url => JsonValue.Create(url))]) }.ToJsonString();
        JsonNode measure = (await service.Api.PostAsync(Routes.LocalMeasure, body)).Json;
        Assert.Equal((5, 2, 5), ((int)measure["people"]!, (int)measure["unknown"]!, (int)measure["importable"]!));
        Assert.Equal(400, (await service.Api.PostAsync(Routes.LocalMeasure, """{"source":"linkedin_search","searchUrl":"https://example.com"}""")).Status);
        Assert.Empty((await service.Api.GetAsync(Routes.Jobs(service.Api.Group))).Items);
    }
}
