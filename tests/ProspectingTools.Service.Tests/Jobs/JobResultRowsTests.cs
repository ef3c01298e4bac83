using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>What is told of each input, by what was noted of it and by how the job stands.</summary>
public sealed class JobResultRowsTests : IAsyncLifetime
{
    private const string Urls = """{"Urls":["u0","u1","u2","u3","u4","u5","u6","u7"]}""";

    private StoreWithGroups _store = null!;
    private IReadOnlyList<long> _people = [];

    private Caller Caller => _store.Callers[0];

    public async ValueTask InitializeAsync()
    {
        _store = await StoreWithGroups.CreateAsync(groups: 1, audiences: 0, prospects: 0);
        _people = await _store.Store.WriteAsync(
            session => session.AddPeopleAsync(Caller.GroupKey, [Person("https://www.linkedin.com/in/ann", "Ann"), Person("urn:name:bob", "Bob"), Person("https://www.linkedin.com/in/carl", null)]),
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Each_kind_of_outcome_of_an_address_has_its_status_and_its_reason()
    {
        string job = await JobAsync(JobStatus.Running, Urls, [("i", 0), ("p", 1), ("e", 1), ("s", 2), ("u", null), ("n", 2)], held: [0]);
        IReadOnlyList<JobInputResult> results = await ResultsAsync(job, 100);
        Assert.Equal(["u0", "u1", "u2", "u3", "u4", "u5", "u6", "u7"], results.Select(result => result.Url!));
        Assert.Equal(
            [
                (JobInputStatus.Imported, null, "Ann"),
                (JobInputStatus.AlreadyThere, "An earlier address of the job is the same person, or the audience had them.", "Bob"),
                (JobInputStatus.Excluded, "An excluded audience has the person.", "Bob"),
                (JobInputStatus.Suppressed, "The suppression file names the person.", null),
                (JobInputStatus.Unknown, "Nobody in the directory has this address.", null),
                (JobInputStatus.NotPaid, "The credits ran out.", null),
                (JobInputStatus.Pending, "The job is running.", null),
                (JobInputStatus.Pending, "The job is running.", null),
            ],
            results.Select(result => (result.Status!, result.Reason, result.Name)));
        Assert.Equal([true, false, false, false, false, false, false, false], results.Select(result => result.ProspectId is not null));
    }

    [Fact]
    public async Task People_of_a_list_are_told_by_their_address_where_they_have_one()
    {
        string job = await JobAsync(JobStatus.Completed, """{"LeadListId":"l"}""", [("i", 0), ("p", 1), ("i", 2)], held: [0]);
        IReadOnlyList<JobInputResult> results = await ResultsAsync(job, 100);
        Assert.Equal(
            [
                ("https://www.linkedin.com/in/ann", JobInputStatus.Imported, null),
                (null, JobInputStatus.AlreadyThere, "The audience had the person already."),
                ("https://www.linkedin.com/in/carl", JobInputStatus.Imported, "Imported; since then the prospect was moved or deleted."),
            ],
            results.Select(result => (result.Url, result.Status!, result.Reason)));
    }

    [Theory]
    [InlineData(JobStatus.Queued, null, null, JobInputStatus.Pending, "The job is queued.")]
    [InlineData(JobStatus.Running, null, null, JobInputStatus.Pending, "The job is running.")]
    [InlineData(JobStatus.Cancelled, null, null, JobInputStatus.NotReached, "The job was cancelled before.")]
    [InlineData(JobStatus.Completed, null, null, JobInputStatus.NotReached, "The job had completed before.")]
    [InlineData(JobStatus.Failed, ErrorCodes.InternalError, "Broken.", JobInputStatus.NotReached, "Broken.")]
    [InlineData(JobStatus.Failed, ErrorCodes.InsufficientCredits, "No credits.", JobInputStatus.NotPaid, "No credits.")]
    public async Task What_a_job_has_not_come_to_is_told_by_how_it_stands(string status, string? code, string? message, string told, string reason)
    {
        string job = await JobAsync(status, Urls, [("i", 0)], held: [0], code, message);
        IReadOnlyList<JobInputResult> results = await ResultsAsync(job, 100);
        Assert.Equal(JobInputStatus.Imported, results[0].Status);
        Assert.All(results.Skip(1), result => Assert.Equal((told, reason, 0L, null), (result.Status, result.Reason, result.Credits, result.Name)));
        Assert.Equal(8, results.Count);
    }

    [Theory]
    [InlineData("No credits.", "No credits.")]
    [InlineData(null, "The credits ran out.")]
    public async Task Who_was_not_paid_for_has_the_reason_of_the_job(string? message, string reason)
    {
        string job = await JobAsync(JobStatus.Failed, Urls, [("n", 0)], held: [], ErrorCodes.InsufficientCredits, message);
        Assert.Equal((JobInputStatus.NotPaid, reason, 0L), ((await ResultsAsync(job, 1))[0] is var first ? first.Status : null, first.Reason, first.Credits));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Pages_of_any_length_are_the_same_in_all_and_the_first_prospects_have_their_addresses_paid(int limit)
    {
        // Three were imported; for two of them addresses were paid.
        string job = await JobAsync(JobStatus.Cancelled, Urls, [("u", null), ("i", 0), ("e", 1), ("i", 1), ("i", 2)], held: [0, 1, 2], imported: 3, credits: 5);
        IReadOnlyList<JobInputResult> results = await ResultsAsync(job, limit);
        Assert.Equal(["u0", "u1", "u2", "u3", "u4", "u5", "u6", "u7"], results.Select(result => result.Url!));
        Assert.Equal([0, 2, 0, 2, 1, 0, 0, 0], results.Select(result => (int)result.Credits!));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(0, 1, false)]
    public async Task Job_that_looked_at_people_before_that_was_noted_has_no_record(int imported, int position, bool hasResults)
    {
        string job = await JobAsync(JobStatus.Completed, Urls, [], held: [], imported: imported, position: position);
        if (hasResults)
        {
            Assert.Equal(8, (await ResultsAsync(job, 100)).Count);
            return;
        }

        RuleException refused = await Assert.ThrowsAsync<RuleException>(() => ResultsAsync(job, 100));
        Assert.Equal(RefusalCode.NotFound, refused.Code);
        Assert.Contains("record", refused.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_and_job_of_nobody_have_no_results()
    {
        string scan = await JobAsync(JobStatus.Completed, Urls, [("i", 0)], held: [], kind: JobKinds.SignalScan);
        foreach (string id in new[] { scan, Ids.New() })
        {
            Assert.Equal(RefusalCode.NotFound, (await Assert.ThrowsAsync<RuleException>(() => ResultsAsync(id, 10))).Code);
        }
    }

    private static PersonWrite Person(string url, string? name) => new(
        Ids.New(), url, null, null, null, false, System.Text.Encoding.UTF8.GetBytes(name is null ? "{}" : $$"""{"name":"{{name}}"}"""), null, new SearchText(name, null, null, null, null, null, null, null));

    private async Task<IReadOnlyList<JobInputResult>> ResultsAsync(string jobId, int limit)
    {
        List<JobInputResult> all = [];
        long? last = null;
        do
        {
            ListPage<JobInputResult> page = await new JobResults(_store.Store).ListAsync(Caller, jobId, new PageRequest(last, limit), CancellationToken.None);
            Assert.InRange(page.Items.Count, 1, limit);
            all.AddRange(page.Items);
            last = page.Last;
        }
        while (last is not null);
        return all;
    }

    // A job that has noted these outcomes of people, two a chunk, and whose audience holds some of them.
    private Task<string> JobAsync(
        string status,
        string plan,
        (string Kind, int? Person)[] outcomes,
        int[] held,
        string? code = null,
        string? message = null,
        int imported = 1,
        int credits = 1,
        int position = 1,
        string kind = JobKinds.Prospecting) => _store.Store.WriteAsync(
        async session =>
        {
            var audience = new AudienceRow { Id = Ids.New(), GroupKey = Caller.GroupKey, Name = "a", Type = AudienceType.OnDemand, Ready = true };
            audience = audience with { Key = await session.AddAudienceAsync(audience) };
            await session.AddProspectsAsync(Caller.GroupKey, audience.Key, [.. held.Select(i => new ProspectWrite(Ids.New(), _people[i], "{}"u8.ToArray()))]);
            var job = new JobRow
            {
                Id = Ids.New(), GroupKey = Caller.GroupKey, Kind = kind, Source = "s", Status = status, Plan = plan, AudienceKey = audience.Key, AudienceId = audience.Id, Stage = JobStageNames.Import,
            };
            long key = await session.AddJobAsync(job);
            await session.UpdateJobAsync(job with { Key = key, Imported = imported, CreditsUsed = credits, ImportPosition = position, ErrorCode = code, ErrorMessage = message });
            foreach ((int i, (string Kind, int? Person)[] chunk) in outcomes.Chunk(2).Index())
            {
                string noted = string.Join(',', chunk.Select(outcome => outcome.Person is { } person ? $"{outcome.Kind}{_people[person]}" : outcome.Kind));
                await session.AddJobOutcomesAsync(Caller.GroupKey, key, new JobOutcomesRow { Position = i * 2, Outcomes = noted });
            }

            return job.Id;
        },
        CancellationToken.None);
}
