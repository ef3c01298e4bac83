using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>Whatever a start was given, and whatever is known of it: each input has one result, in its place.</summary>
public sealed class JobInputReportTests
{
    private static readonly string[] s_statuses = [JobInputStatus.Imported, JobInputStatus.Excluded, JobInputStatus.Unknown, JobInputStatus.NotPaid];

    [Fact]
    public void Each_input_has_one_result_in_its_place()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            string because = $"seed {seed}, run {run}";
            JobInputList list = Inputs(random, out string[] texts);
            var excluded = new ExcludedPeople();
            excluded.AddPerson([Url(random.Next(12))]);
            list.ExcludeAllBut(list.Inputs.Select(input => input.Url).OfType<string>().Where(url => !excluded.Contains(url)));
            string[] sent = [.. list.Inputs.Where(input => input.Status is null).Select(input => input.Url!).Distinct()];
            string[] first = [.. sent.Take(random.Next(sent.Length + 1))];
            string[][] jobs = first.Length == sent.Length ? [first] : [first, [.. sent.Skip(first.Length)]];

            List<JobInputResult> results = [];
            for (int job = 0; job < jobs.Length; job++)
            {
                IReadOnlyList<JobInput> inputs = list.Of(jobs[job], isFirst: job == 0);
                JobInputResult[] known = [.. jobs[job].Select(url => new JobInputResult { Url = url, Status = s_statuses[random.Next(4)], Credits = 0 })];
                foreach (JobInputResult imported in known.Where(result => result.Status == JobInputStatus.Imported))
                {
                    imported.Credits = 1;
                }

                JobInputResult[] told = [.. JobInputReport.Of(inputs, [new ServiceRecord($"job{job}", known)], $"job{job}")];
                Assert.Equal(inputs.Select(input => input.Text), told.Select(result => result.Input));
                Assert.Equal(known.Sum(result => result.Credits), told.Sum(result => result.Credits));
                Assert.All(told, result => Assert.NotEqual(JobInputStatus.NotGiven, result.Status));
                results.AddRange(told);
            }

            Assert.True(texts.Length == results.Count, because);
            Assert.Equal(texts.Order(StringComparer.Ordinal), results.Select(result => result.Input!).Order(StringComparer.Ordinal));
            Assert.Equal(list.Inputs.Count(input => input.Url is null), results.Count(result => result.Status == JobInputStatus.Invalid));
        }
    }

    // Nothing is charged for a second one; where the first one's price is not known, neither is that.
    [Theory]
    [InlineData(2L, 0L)]
    [InlineData(0L, 0L)]
    [InlineData(null, null)]
    public void A_second_address_of_a_person_costs_nothing_where_costs_are_known(long? first, long? second)
    {
        var list = new JobInputList();
        list.Add("linkedin.com/in/ada");
        list.Add("linkedin.com/in/ADA/");
        var record = new ServiceRecord("j", [new JobInputResult { Url = "https://www.linkedin.com/in/ada", Status = JobInputStatus.Imported, Credits = first }]);
        Assert.Equal([first, second], JobInputReport.Of(list.Inputs, [record], "j").Select(result => result.Credits));
    }

    [Fact]
    public void A_service_s_record_names_its_job_and_the_first_result_of_an_address_counts()
    {
        JobInputResult[] results =
        [
            new() { Url = "https://www.linkedin.com/in/ada", Name = "Ada", Status = JobInputStatus.Imported },
            new() { Url = "https://www.linkedin.com/in/ada", Name = "Ada again", Status = JobInputStatus.AlreadyThere },
            new() { Name = "Without address", Status = JobInputStatus.Imported },
        ];
        var record = new ServiceRecord("j", results);
        Assert.Same(results[0], record.Find("https://www.linkedin.com/in/ada"));
        Assert.Null(record.Find("https://www.linkedin.com/in/bob"));
        Assert.Equal(results, record.Results);
        Assert.All(results, result => Assert.Equal(("j", JobResultBasis.Records), (result.JobId, result.BasedOn)));
        Assert.Equal(["https://www.linkedin.com/in/ada", "https://www.linkedin.com/in/ada", "Without address"], results.Select(result => result.Input));
    }

    [Fact]
    public void An_audience_lists_everybody_in_it_by_address_or_name()
    {
        var record = new AudienceRecord(new ProspectingJob { JobId = "j", Status = JobStatus.Running });
        record.Add(new Prospect { ProspectId = "1", Name = "Ada", LinkedinUrl = "https://www.linkedin.com/in/ada" });
        record.Add(new Prospect { ProspectId = "2", Name = "Bob" });
        Assert.Equal([("j", "https://www.linkedin.com/in/ada", "1"), ("j", "Bob", "2")], record.Results.Select(result => (result.JobId, result.Input, result.ProspectId)));
        Assert.All(record.Results, result => Assert.Equal((JobInputStatus.Imported, JobResultBasis.Audience), (result.Status, result.BasedOn)));
        JobInputResult missing = record.Find("https://www.linkedin.com/in/carl")!;
        Assert.Equal((JobInputStatus.Pending, "The job is running."), (missing.Status, missing.Reason));
    }

    [Fact]
    public void An_audience_tells_who_was_imported_by_any_of_their_addresses()
    {
        var record = new AudienceRecord(new ProspectingJob { JobId = "j", Status = JobStatus.Failed, Error = new JobError { Code = "INSUFFICIENT_CREDITS", Message = "gone" } });
        record.Add(new Prospect { ProspectId = "1", LinkedinUrl = "https://www.linkedin.com/in/anna", Extra = new() { ["salesUrl"] = "https://www.linkedin.com/sales/lead/ACwAAABOW1gBx" } });
        record.Add(new Prospect { ProspectId = "2", PublicIdentifier = "bob" });
        var list = new JobInputList();
        foreach (string text in new[] { "linkedin.com/in/ACwAAABOW1gBx", "linkedin.com/in/anna", "https://de.linkedin.com/in/BOB/", "linkedin.com/in/carl", "linkedin.com/in/carl/?x=1", "nonsense" })
        {
            list.Add(text);
        }

        JobInputResult[] results = [.. JobInputReport.Of(list.Inputs, [record], "j")];
        Assert.Equal(
            [JobInputStatus.Imported, JobInputStatus.AlreadyThere, JobInputStatus.Imported, JobInputStatus.NotImported, JobInputStatus.NotImported, JobInputStatus.Invalid],
            results.Select(result => result.Status));
        Assert.Equal(["1", "1", "2", null, null, null], results.Select(result => result.ProspectId));
        Assert.Contains("INSUFFICIENT_CREDITS", results[3].Reason, StringComparison.Ordinal);
        Assert.Equal([JobResultBasis.Audience, JobResultBasis.Start], results.Select(result => result.BasedOn).Distinct());
    }

    // An id may be in another one's fields; the address itself is nobody else's.
    [Fact]
    public void An_address_of_the_audience_counts_before_the_id_in_it()
    {
        const string Id = "ACwAAABOW1gBx";
        var record = new AudienceRecord(new ProspectingJob { JobId = "j", Status = JobStatus.Completed });
        record.Add(new Prospect { ProspectId = "1", LinkedinUrl = "https://www.linkedin.com/in/anna", Extra = new() { ["memberId"] = Id } });
        record.Add(new Prospect { ProspectId = "2", LinkedinUrl = $"https://www.linkedin.com/in/{Id}" });
        var list = new JobInputList();
        list.Add($"linkedin.com/in/{Id}");
        Assert.Equal("2", Assert.Single(JobInputReport.Of(list.Inputs, [record], "j")).ProspectId);
    }

    [Fact]
    public void A_second_address_says_whose_it_is_and_why_that_one_was_left_out()
    {
        var list = new JobInputList();
        foreach (string text in new[] { Url(1), Url(1) + "/?trk=x", Url(2), Url(2) + "/" })
        {
            list.Add(text);
        }

        var record = new ServiceRecord("j", [new JobInputResult { Url = Url(1), Status = JobInputStatus.Imported }, new JobInputResult { Url = Url(2), Status = JobInputStatus.NotPaid, Reason = "No credits." }]);
        JobInputResult[] results = [.. JobInputReport.Of(list.Inputs, [record], "j")];
        Assert.Equal([JobInputStatus.Imported, JobInputStatus.AlreadyThere, JobInputStatus.NotPaid, JobInputStatus.NotPaid], results.Select(result => result.Status));
        Assert.Equal([null, $"The same profile as '{Url(1)}'.", "No credits.", $"The same profile as '{Url(2)}'. No credits."], results.Select(result => result.Reason));
    }

    [Fact]
    public void What_has_no_address_was_not_valid_whether_or_not_that_was_said()
    {
        JobInputResult result = Assert.Single(JobInputReport.Of([new JobInput("nobody", null)], [], "j"));
        Assert.Equal(("nobody", "j", JobInputStatus.Invalid, JobResultBasis.Start, 0L), (result.Input, result.JobId, result.Status, result.BasedOn, result.Credits));
    }

    [Fact]
    public void Of_several_jobs_the_one_that_imported_an_address_tells_of_it()
    {
        var list = new JobInputList();
        list.Add(Url(1));
        list.Add(Url(2));
        list.Add(Url(3));
        var refused = new ServiceRecord("a", [new JobInputResult { Url = Url(1), Status = JobInputStatus.NotPaid }, new JobInputResult { Url = Url(2), Status = JobInputStatus.Unknown }]);
        var later = new ServiceRecord("b", [new JobInputResult { Url = Url(1), Status = JobInputStatus.Imported }]);
        Assert.Equal(
            [("b", JobInputStatus.Imported), ("a", JobInputStatus.Unknown), (null, JobInputStatus.NotGiven)],
            JobInputReport.Of(list.Inputs, [refused, later], null).Select(result => (result.JobId, result.Status!)));
    }

    private static JobInputList Inputs(Random random, out string[] texts)
    {
        texts = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Form(random))];
        var list = new JobInputList();
        foreach (string text in texts)
        {
            list.Add(text);
        }

        return list;
    }

    private static string Form(Random random)
    {
        string url = Url(random.Next(12));
        return random.Next(6) switch
        {
            0 => url.ToUpperInvariant(),
            1 => url.Replace("https://www.", string.Empty, StringComparison.Ordinal),
            2 => url + "/?trk=x",
            3 => $"<{url}>",
            4 => $"no address {random.Next(3)}",
            _ => url,
        };
    }

    private static string Url(int person) => LinkedInUrl.TryNormalizeProfile($"https://www.linkedin.com/in/person-{person}x", out string? url) ? url : throw new InvalidOperationException();
}
