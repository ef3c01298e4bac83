using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>A job at each point of its way, as the wire shows it: the status and the share done of each stage, and what only the local service tells.</summary>
public sealed class JobOnTheWireTests
{
    [Theory]
    [InlineData("queued", null, 0, "queued", 0.0)]
    [InlineData("running", null, 0, "running", 0.0)]
    [InlineData("running", 0, 0, "running", 0.0)]
    [InlineData("running", 3, 1, "running", 0.3333)]
    [InlineData("running", 3, 3, "running", 1.0)]
    [InlineData("running", 3, 4, "running", 1.0)]
    [InlineData("failed", 10, 4, "failed", 0.4)]
    [InlineData("cancelled", 10, 4, "cancelled", 0.4)]
    [InlineData("completed", 10, 4, "completed", 1.0)]
    [InlineData("completed", 0, 0, "completed", 1.0)]
    public void Job_without_addresses_has_its_status_in_the_import_and_skips_the_enrichment(string status, int? expected, int imported, string import, double progress)
    {
        ProspectingJob job = Row(status, JobStageNames.Import, emails: false, expected, imported, enriched: 0).ToWire([], bare: false);
        Assert.Equal((import, progress), (job.Stages!.Import!.Status, job.Stages.Import.Progress));
        Assert.Equal(("skipped", null), (job.Stages.Enrichment!.Status, job.Stages.Enrichment.Progress));
    }

    [Theory]
    [InlineData("queued", "import", 10, 0, 0, "queued", 0.0, "queued", 0.0)]
    [InlineData("running", "import", 10, 4, 0, "running", 0.4, "queued", 0.0)]
    [InlineData("failed", "import", 10, 4, 2, "failed", 0.4, "failed", 0.2)]
    [InlineData("cancelled", "import", 10, 4, 4, "cancelled", 0.4, "cancelled", 0.4)]
    [InlineData("running", "enrichment", 10, 8, 0, "completed", 1.0, "running", 0.0)]
    [InlineData("running", "enrichment", 10, 8, 2, "completed", 1.0, "running", 0.25)]
    [InlineData("failed", "enrichment", 10, 8, 2, "completed", 1.0, "failed", 0.25)]
    [InlineData("cancelled", "enrichment", 10, 8, 8, "completed", 1.0, "cancelled", 1.0)]
    [InlineData("completed", "enrichment", 10, 8, 8, "completed", 1.0, "completed", 1.0)]
    [InlineData("completed", "enrichment", 10, 0, 0, "completed", 1.0, "completed", 1.0)]
    public void Job_with_addresses_imports_first(
        string status, string stage, int expected, int imported, int enriched, string import, double imports, string enrichment, double enriches)
    {
        JobStages stages = Row(status, stage, emails: true, expected, imported, enriched).ToWire([], bare: false).Stages!;
        Assert.Equal((import, imports), (stages.Import!.Status, stages.Import.Progress));
        Assert.Equal((enrichment, enriches), (stages.Enrichment!.Status, stages.Enrichment.Progress));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bare_reference_tells_none_of_what_only_the_local_service_knows(bool bare)
    {
        JobRow row = Row("failed", JobStageNames.Import, emails: true, expected: 10, imported: 4, enriched: 2) with
        {
            AudienceId = "a", CreditsUsed = 6, Suppressed = 1, Excluded = 2, Notice = "n", ErrorCode = "E", ErrorMessage = "m",
            Plan = """{"IgnoredFilters":[{"Filter":"i","Reason":"r"}],"FilterNotes":[{"Filter":"f","Reason":"r"}]}""",
        };
        string[] local = ["source", "audienceId", "importedCount", "creditsUsed", "suppressedCount", "notice", "excludedCount", "ignoredFilters", "filterNotes", "failedAttempts"];
        JsonElement job = JsonSerializer.SerializeToElement(row.ToWire([new JobErrorRow { Attempt = 1, Message = "e" }], bare), WireJson.Context.ProspectingJob);
        Assert.Equal(bare ? [] : local.Order(), job.EnumerateObject().Select(field => field.Name).Intersect(local).Order());
        Assert.Equal("E", job.GetProperty("error").GetProperty("code").GetString());

        JsonElement started = JsonSerializer.SerializeToElement(row.ToStarted(bare), WireJson.Context.StartedJob);
        Assert.Equal(bare ? [] : ["filterNotes", "ignoredFilters"], started.EnumerateObject().Select(field => field.Name).Intersect(local).Order());
    }

    [Fact]
    public void Nothing_left_out_and_nothing_failed_is_not_told()
    {
        ProspectingJob job = Row("running", JobStageNames.Import, emails: false, expected: 10, imported: 4, enriched: 0).ToWire([], bare: false);
        Assert.Equal((null, null, null, null), (job.SuppressedCount, job.ExcludedCount, job.FailedAttempts, job.Error));
        Assert.Equal((4, 0), (job.ImportedCount, job.CreditsUsed));
    }

    private static JobRow Row(string status, string stage, bool emails, int? expected, int imported, int enriched) => new()
    {
        Id = "0123456789abcdef01234567", Source = "sales_navigator", Status = status, Stage = stage, SearchEmails = emails,
        Expected = expected, Imported = imported, Enriched = enriched, Plan = "{}",
    };
}
