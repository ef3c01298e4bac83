using System;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Starts;

public sealed class SourceKeyTests
{
    private static readonly StartJobRequest s_list = new() { Source = JobSource.SalesNavigator, LeadListId = "6b01" };

    [Fact]
    public void A_key_is_made_of_the_source_and_of_nothing_else()
    {
        string key = IdempotencyKeys.ForSource("nightly", s_list);
        Assert.Matches("^nightly-[0-9a-f]{12}$", key);
        Assert.Equal(key, IdempotencyKeys.ForSource("nightly", new StartJobRequest { LeadListId = "6b01", MaxResults = 5, SearchEmails = true, AudienceName = "x" }));
        Assert.NotEqual(key, IdempotencyKeys.ForSource("nightly", new StartJobRequest { LeadListId = "6b02" }));
        Assert.NotEqual(key, IdempotencyKeys.ForSource("nightly", new StartJobRequest { SavedSearchId = "6b01" }));
        Assert.NotEqual(key, IdempotencyKeys.ForSource("weekly", s_list));
        Assert.True(key.Length - "nightly".Length == IdempotencyKeys.LongestSuffix);
    }

    // A command that is run again after an update must find the job that it started before: the hash may not change.
    [Fact]
    public void A_key_is_the_same_in_every_version()
    {
        Assert.Equal("k-5dc1f135f99b", IdempotencyKeys.ForSource("k", s_list));
        Assert.Equal("k-7781892d3081", IdempotencyKeys.ForSource("k", new StartJobRequest { SavedSearchId = "6b02" }));
        Assert.Equal("k-7e45dc63cca3", IdempotencyKeys.ForSource("k", new StartJobRequest { SearchUrl = "https://www.linkedin.com/search/results/people/?keywords=cto&sid=1" }));
        Assert.Equal("k-e3a555d73fd8", IdempotencyKeys.ForSource("k", new StartJobRequest { PostUrl = "https://www.linkedin.com/feed/update/urn:li:activity:7123456789" }));
        Assert.Equal("k-ac054552ce02", IdempotencyKeys.ForSource("k", new StartJobRequest { Urls = ["https://www.linkedin.com/in/ada", "https://www.linkedin.com/in/bob"] }));
        Assert.Throws<ArgumentException>(() => IdempotencyKeys.ForSource("k", new StartJobRequest()));
    }

    // Who pipes the source again with the key that the job carries means that job.
    [Fact]
    public void A_key_made_for_a_source_stays_as_it_is_for_that_source() =>
        Assert.Equal(IdempotencyKeys.ForSource("nightly", s_list), IdempotencyKeys.ForSource(IdempotencyKeys.ForSource("nightly", s_list), s_list));

    [Theory]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=cto&sid=1", "http://linkedin.com/search/results/people?page=3&keywords=cto", true)]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=cto", "https://www.linkedin.com/search/results/people/?&keywords=cto&", true)]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=cto", "https://www.linkedin.com/SEARCH/results/people?keywords=cto", true)]
    [InlineData("a search of mine", "another search of mine", false)]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=cto", "https://www.linkedin.com/search/results/people/?keywords=ctoo", false)]
    [InlineData("https://www.linkedin.com/sales/search/people?query=(a)&sessionId=abc%3D%3D", "https://www.linkedin.com/sales/search/people?query=(a)&sessionId=def", true)]
    [InlineData("https://www.linkedin.com/sales/search/people?query=(a)", "https://www.linkedin.com/sales/search/people?query=(A)", false)]
    public void Two_spellings_of_a_search_are_one_source(string one, string other, bool same) =>
        Assert.Equal(same, SourceIdentity.Of(new StartJobRequest { SearchUrl = one }) == SourceIdentity.Of(new StartJobRequest { SearchUrl = other }));

    [Theory]
    [InlineData("https://www.linkedin.com/posts/ada_x-activity-7123456789-aB1c?utm=1", "linkedin.com/feed/update/urn:li:activity:7123456789", true)]
    [InlineData("https://www.linkedin.com/feed/update/urn:li:ugcPost:7123456789", "https://www.linkedin.com/feed/update/urn:li:activity:7123456789", false)]
    public void Two_addresses_of_a_post_are_one_source(string one, string other, bool same) =>
        Assert.Equal(same, SourceIdentity.Of(new StartJobRequest { PostUrl = one }) == SourceIdentity.Of(new StartJobRequest { PostUrl = other }));

    [Fact]
    public async Task The_error_of_a_changed_list_says_what_was_started_and_the_key()
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j1", "completed")), Wire.Fail(409, ErrorCodes.IdempotencyConflict));
        using ProspectingClient client = Clients.For(server);
        var starts = new JobStarts(client, "nightly");
        string[] urls = Enumerable.Range(0, 1005).Select(i => $"u{i}").ToArray();
        await starts.StartPartAsync(new StartJobRequest { Urls = urls[..1000] }, CallContext.None);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => starts.StartPartAsync(new StartJobRequest { Urls = urls[1000..] }, CallContext.None));

        Assert.Equal(ErrorCodes.IdempotencyConflict, e.Code);
        Assert.Equal(409, e.StatusCode);
        Assert.Contains("'nightly' has changed: the addresses 1,001 to 1,005", e.Message, StringComparison.Ordinal);
        Assert.Contains("addresses 1 to 1,000 in job j1 (found again)", e.Message, StringComparison.Ordinal);
        Assert.Equal(("nightly-2", "nightly"), (e.IdempotencyKey, e.CommandKey));
        Assert.Equal("trace-1", e.TraceId);
        Assert.Equal(["nightly", "nightly-2"], server.Requests.Select(r => r.Header("Idempotency-Key")!));
    }

    [Fact]
    public async Task A_key_of_our_own_is_told_before_the_first_send()
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j1", "queued"), 202));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();
        var starts = new JobStarts(client, null);
        Assert.True(starts.IsKeyOwn);
        Assert.False(starts.HasSent);
        await starts.StartSourceAsync(s_list, recorder.Context());
        Assert.True(starts.HasSent);
        Assert.Equal($"Idempotency-Key of the whole command: {starts.Key}", recorder.Notes[0]);
        Assert.Equal(IdempotencyKeys.ForSource(starts.Key, s_list), server.Requests.Single().Header("Idempotency-Key"));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("nightly", 0)]
    public async Task Only_a_key_that_the_caller_does_not_know_is_told_and_once(string? key, int told)
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.Job($"j{r.Index}", "queued"), 202));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();
        var starts = new JobStarts(client, key);
        await starts.StartSourceAsync(s_list, recorder.Context());
        await starts.StartSourceAsync(new StartJobRequest { LeadListId = "6b02" }, recorder.Context());
        Assert.Equal(told, recorder.Notes.Count(note => note.StartsWith("Idempotency-Key of the whole command", StringComparison.Ordinal)));
    }

    // The start itself says the key that it goes out under.
    [Theory]
    [InlineData(null)]
    [InlineData("nightly")]
    public async Task The_key_of_an_only_start_is_told_once(string? key)
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j1", "queued"), 202));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();
        var starts = new JobStarts(client, key);
        await starts.StartOnlyAsync(s_list, recorder.Context());
        Assert.Single(recorder.Notes, note => note.Contains(starts.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_only_source_of_a_command_has_the_key_as_it_was_given()
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.Job("j1", "queued"), 202));
        using ProspectingClient client = Clients.For(server);
        ProspectingJob job = await new JobStarts(client, "nightly").StartOnlyAsync(s_list, CallContext.None);
        Assert.Equal("nightly", job.IdempotencyKey);
        Assert.Equal("nightly", server.Requests.Single().Header("Idempotency-Key"));
    }
}
