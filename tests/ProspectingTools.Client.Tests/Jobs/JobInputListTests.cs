using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Local;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>Each text that a start was given is kept with what became of it before anything was sent.</summary>
public sealed class JobInputListTests
{
    [Fact]
    public void Blank_texts_are_no_inputs_and_what_is_not_a_profile_says_why()
    {
        var list = new JobInputList();
        foreach (string? text in new[] { null, string.Empty, " \t", "linkedin.com/in/Ada", "https://www.linkedin.com/company/acme" })
        {
            list.Add(text);
        }

        list.AddInvalid("people.csv, line 3", "The row names nobody.");
        Assert.Equal(["linkedin.com/in/Ada", "https://www.linkedin.com/company/acme", "people.csv, line 3"], list.Inputs.Select(input => input.Text));
        Assert.Equal(["https://www.linkedin.com/in/ada", null, null], list.Inputs.Select(input => input.Url));
        Assert.Equal([null, JobInputStatus.Invalid, JobInputStatus.Invalid], list.Inputs.Select(input => input.Status));
        Assert.Equal([null, "This is a company page. Give a person's profile, such as https://www.linkedin.com/in/name.", "The row names nobody."], list.Inputs.Select(input => input.Reason));
    }

    // Suppressed comes before excluded, and neither changes what is no profile.
    [Fact]
    public void Each_input_is_left_out_for_the_first_reason_or_sent()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 200; run++)
        {
            string because = $"seed {seed}, run {run}";
            var list = new JobInputList();
            int[] people = [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(-2, 8))];
            foreach (int person in people)
            {
                list.Add(person < 0 ? "nobody" : Url(person));
            }

            HashSet<string> suppressed = Some(random);
            HashSet<string> left = Some(random);
            list.Suppress(suppressed.Contains);
            list.ExcludeAllBut(left);

            Assert.True(people.Length == list.Inputs.Count, because);
            for (int i = 0; i < people.Length; i++)
            {
                string? expected = people[i] < 0 ? JobInputStatus.Invalid
                    : suppressed.Contains(Url(people[i])) ? JobInputStatus.Suppressed
                    : left.Contains(Url(people[i])) ? null
                    : JobInputStatus.Excluded;
                Assert.True(expected == list.Inputs[i].Status, $"{because}: {people[i]} is {list.Inputs[i].Status}.");
                Assert.True(expected is null == list.Inputs[i].Reason is null, because);
            }

            // Each input belongs to one job: what was not sent to the first.
            string[] sent = [.. list.Inputs.Where(input => input.Status is null).Select(input => input.Url!).Distinct()];
            int cut = random.Next(sent.Length + 1);
            IReadOnlyList<JobInput> first = list.Of(sent[..cut], isFirst: true);
            IReadOnlyList<JobInput> second = list.Of(sent[cut..], isFirst: false);
            Assert.Equal(list.Inputs, first.Concat(second).OrderBy(input => list.Inputs.ToList().IndexOf(input)));
            Assert.All(second, input => Assert.Null(input.Status));
        }
    }

    private static HashSet<string> Some(Random random) => [.. Enumerable.Range(0, 8).Where(_ => random.Next(2) == 0).Select(Url)];

    private static string Url(int person) => $"https://www.linkedin.com/in/person-{person}";
}
