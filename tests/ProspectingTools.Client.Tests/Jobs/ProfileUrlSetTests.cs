using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

public sealed class ProfileUrlSetTests
{
    [Fact]
    public void Each_person_is_there_once_in_the_order_of_first_sight()
    {
        var set = new ProfileUrlSet();
        string[] given =
        [
            "https://www.linkedin.com/in/Ada", "linkedin.com/in/grace/", "http://de.linkedin.com/in/ada?trk=x", "https://www.linkedin.com/in/ADA/details/experience",
        ];
        bool[] isNew = given.Select(url => set.TryAdd(url, out bool added) && added).ToArray();

        Assert.Equal([true, true, false, false], isNew);
        Assert.Equal(["https://www.linkedin.com/in/ada", "https://www.linkedin.com/in/grace"], Assert.Single(set.Split()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("https://www.linkedin.com/company/acme")]
    [InlineData("https://evil.example/in/ada")]
    [InlineData("https://linkedin.com.evil.example/in/ada")]
    public void What_is_no_profile_is_refused(string? text)
    {
        var set = new ProfileUrlSet();
        Assert.False(set.TryAdd(text, out bool isNew));
        Assert.False(isNew);
        Assert.Empty(set.Split());
    }

    [Fact]
    public void Those_that_are_left_out_are_counted_and_the_others_keep_their_order()
    {
        var set = new ProfileUrlSet();
        foreach (string name in new[] { "ada", "bob", "carl", "dora" })
        {
            set.TryAdd($"linkedin.com/in/{name}", out _);
        }

        Assert.Equal(2, set.Remove(url => url.EndsWith("bob", StringComparison.Ordinal) || url.EndsWith("dora", StringComparison.Ordinal)));
        Assert.Equal(["https://www.linkedin.com/in/ada", "https://www.linkedin.com/in/carl"], Assert.Single(set.Split()));
        var excluded = new ExcludedPeople();
        excluded.AddPerson(["https://www.linkedin.com/in/ada"]);
        Assert.Equal(1, set.Remove(excluded));
        Assert.Equal(["https://www.linkedin.com/in/carl"], Assert.Single(set.Split()));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void The_parts_are_legal_and_lose_nothing() =>
        Prop.ForAll(Gen.Choose(0, 3500).ToArbitrary(), count =>
        {
            var set = new ProfileUrlSet();
            for (int i = 0; i < count; i++)
            {
                set.TryAdd($"linkedin.com/in/person-{i}", out _);
            }

            IReadOnlyList<IReadOnlyList<string>> parts = set.Split();
            return set.Count == count
                && parts.Count == (count + 999) / 1000
                && parts.SkipLast(1).All(part => part.Count == 1000)
                && parts.All(part => part.Count is >= 1 and <= 1000)
                && parts.SelectMany(part => part).SequenceEqual(Enumerable.Range(0, count).Select(i => $"https://www.linkedin.com/in/person-{i}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void The_first_thousand_has_the_key_itself_however_many_follow()
    {
        string[] keys = Enumerable.Range(0, 5).Select(i => IdempotencyKeys.ForPart("key", i)).ToArray();
        Assert.Equal(["key", "key-2", "key-3", "key-4", "key-5"], keys);
        Assert.All(keys, key => Assert.True(IdempotencyKeyFormat.IsValid(key)));
    }

    [Fact]
    public void New_keys_are_new_and_can_be_sent()
    {
        string[] keys = Enumerable.Range(0, 1000).Select(_ => IdempotencyKeys.Create()).ToArray();
        Assert.Equal(1000, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.All(keys, key => Assert.True(IdempotencyKeyFormat.IsValid(key)));
    }

    [Theory]
    [InlineData(JobSource.LinkedInSearch, null, 0, false, 2000)]
    [InlineData(JobSource.LinkedInSearch, 500, 0, false, 500)]
    [InlineData(JobSource.SalesNavigator, 500, 0, true, 1000)]
    [InlineData(JobSource.PostCommenters, 5000, 0, true, 4000)]
    [InlineData(JobSource.UrlUpload, 5, 30, false, 30)]
    [InlineData(JobSource.UrlUpload, null, 30, true, 60)]
    public void The_greatest_cost_is_known_beforehand(string source, int? maxResults, int urls, bool emails, long credits) =>
        Assert.Equal(credits, JobCost.MaximumCredits(new StartJobRequest
        {
            Source = source,
            MaxResults = maxResults,
            Urls = Enumerable.Range(0, urls).Select(i => $"u{i}").ToList(),
            SearchEmails = emails ? true : null,
        }));
}
