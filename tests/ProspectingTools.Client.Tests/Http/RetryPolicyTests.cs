using System;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Client.Http;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

public sealed class RetryPolicyTests
{
    [Fact]
    public void The_defaults_are_those_of_the_design()
    {
        var policy = new RetryPolicy();
        Assert.Equal(3, policy.MaximumRetryCount);
        Assert.Equal(TimeSpan.FromSeconds(0.5), policy.BaseDelay);
        Assert.Equal(TimeSpan.FromSeconds(20), policy.MaximumDelay);
        Assert.Equal(TimeSpan.FromSeconds(120), policy.RetryAfterCeiling);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(6, 16)]
    [InlineData(7, 20)]
    [InlineData(1000, 20)]
    [InlineData(int.MaxValue, 20)]
    public void The_longest_wait_doubles_up_to_the_cap(int attempt, double seconds)
    {
        var policy = new RetryPolicy { NextRandom = () => 0.999999 };
        Assert.Equal(seconds, policy.DelayAfter(attempt, null).TotalSeconds, 3);
    }

    [Fact]
    public void Every_wait_lies_between_nothing_and_its_bound() =>
        Prop.ForAll<PositiveInt>(attempt =>
        {
            TimeSpan delay = new RetryPolicy().DelayAfter(attempt.Get, null);
            double bound = Math.Min(0.5 * Math.Pow(2, attempt.Get - 1), 20);
            return delay >= TimeSpan.Zero && delay.TotalSeconds <= bound;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_the_server_asks_for_wins_up_to_the_ceiling() =>
        Prop.ForAll<PositiveInt, int>((attempt, seconds) =>
        {
            TimeSpan delay = new RetryPolicy().DelayAfter(attempt.Get, TimeSpan.FromSeconds(seconds));
            return delay == TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 120));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_jitter_is_full()
    {
        double least = double.MaxValue;
        double most = 0;
        for (int i = 0; i < 2000; i++)
        {
            double delay = new RetryPolicy().DelayAfter(1, null).TotalSeconds;
            least = Math.Min(least, delay);
            most = Math.Max(most, delay);
        }

        Assert.InRange(least, 0, 0.05);
        Assert.InRange(most, 0.45, 0.5);
    }
}
