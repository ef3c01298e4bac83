using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.People;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

[Trait("Category", "Slow")]
public sealed class PeopleImportTests : IAsyncLifetime
{
    private ServiceProcess _service = null!;

    private Api Api => _service.Api;

    public async ValueTask InitializeAsync() => _service = await ServiceProcess.StartAsync(null);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Real_file_becomes_a_lead_list_and_a_second_import_merges()
    {
        string text = await File.ReadAllTextAsync(PeopleFile.Path("legislators-current.csv"));
        const string Query = "format=csv&map=title%3Dtype%2Clocation%3Dstate&listName=Congress";
        JsonNode first = (await Api.ImportAsync(text, Query)).Json;
        JsonNode second = (await Api.ImportAsync(text, Query)).Json;

        Assert.Equal((537, 537, 0, 0), Counts(first));
        Assert.Equal((537, 0, 537, 0), Counts(second));
        Assert.Equal((string?)first["leadListId"], (string?)second["leadListId"]);
        JsonNode job = await Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{first["leadListId"]}}"}""");
        var prospects = await Api.ProspectsAsync((string)job["audienceId"]!);
        Assert.Equal(537, prospects.Count);
        Assert.Equal(["rep", "sen"], prospects.Select(p => (string)p["title"]!).Distinct().Order());

        // Nothing is made up about real people: their signals are pending until a scan has run over them.
        JsonNode signals = (await Api.GetAsync(Routes.Signals(Api.Group, (string)prospects[0]["id"]!))).Data;
        Assert.Equal(("pending", 0), ((string?)signals["status"], signals["results"]!.AsArray().Count));
    }

    [Fact]
    public async Task Bad_rows_are_told_by_line_and_the_rest_is_imported()
    {
        JsonNode result = (await Api.ImportAsync("name,url\nAda,https://www.linkedin.com/in/ada\n,\n,nowhere\nBob,https://www.linkedin.com/in/bob\n", "format=csv")).Json;
        Assert.Equal((3, 2, 0, 1), Counts(result));
        Assert.Equal(4, (long)result["errors"]![0]!["line"]!);
        Assert.Equal(1, (long)result["blank"]!);
        Assert.Equal(["name", "linkedinUrl"], result["columns"]!.AsArray().Select(column => (string?)column!["field"]));
        Assert.Contains("'nowhere'", (string?)result["notes"]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commenters_are_imported_for_a_post()
    {
        await Api.ImportAsync("name,url\nAda,https://www.linkedin.com/in/ada\nBob,https://www.linkedin.com/in/bob\n", "postUrl=https%3A%2F%2Fwww.linkedin.com%2Fposts%2Fx-1");
        JsonNode job = await Api.RunJobAsync("""{"source":"post_commenters","postUrl":"linkedin.com/posts/x-1?utm=2"}""");
        Assert.Equal(["Ada", "Bob"], (await Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string?)p["name"]));
    }

    [Fact]
    public async Task Body_may_be_larger_than_the_limit_of_other_requests()
    {
        string text = string.Join('\n', Enumerable.Range(0, 4000).Select(i => $$"""{"name":"P {{i}}","linkedinUrl":"https://www.linkedin.com/in/large-{{i}}","about":"{{new string('x', 800)}}"}"""));
        Assert.True(text.Length > Limits.MaxBodyBytes);
        Assert.Equal((4000, 4000, 0, 0), Counts((await Api.ImportAsync(text, "format=jsonl")).Json));
    }

    [Theory]
    [InlineData("map=title", "map")]
    [InlineData("format=xlsx", "format")]
    [InlineData("listName=%20", "listName")]
    [InlineData("postUrl=nowhere", "postUrl")]
    public async Task Wrong_options_are_named(string query, string field)
    {
        Answer answer = await Api.ImportAsync("name\nAda\n", query);
        Assert.Equal((400, field), (answer.Status, answer.Fields.Single()));
    }

    [Fact]
    public async Task Upload_that_breaks_off_keeps_whole_batches_and_the_service_goes_on()
    {
        using var half = new StreamContent(new BreakingStream(400_000));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Api.SendAsync(HttpMethod.Post, Routes.LocalPeople + "?format=jsonl", half));
        Assert.Equal(200, (await Api.GetAsync(Routes.Accounts)).Status);
    }

    private static (int Read, int Added, int Merged, int Skipped) Counts(JsonNode result) =>
        ((int)result["read"]!, (int)result["added"]!, (int)result["merged"]!, (int)result["skipped"]!);

    /// <summary>A file that cannot be read to its end.</summary>
    private sealed class BreakingStream(int bytes) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Repeat("{\"name\":\"Half\",\"linkedinUrl\":\"https://www.linkedin.com/in/half\"}\n", bytes / 66))))
    {
        public override async System.Threading.Tasks.ValueTask<int> ReadAsync(Memory<byte> buffer, System.Threading.CancellationToken cancellationToken = default) =>
            Position > bytes / 2 ? throw new IOException("The disk is gone.") : await base.ReadAsync(buffer, cancellationToken);
    }
}
