using System;
using System.Linq;
using ProspectingTools.Client.Jobs;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

public sealed class PollScheduleTests
{
    [Fact]
    public void The_waits_grow_to_their_bound_and_no_further()
    {
        var schedule = new PollSchedule(TimeSpan.FromSeconds(1), 1.5, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(120));
        double[] waits = Enumerable.Range(0, 200).Select(_ => schedule.Next(null).TotalSeconds).ToArray();
        for (int i = 0; i < waits.Length; i++)
        {
            double expected = Math.Min(Math.Pow(1.5, i), 15);
            Assert.InRange(waits[i], expected * 0.899, expected * 1.101);
        }
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(120, 120)]
    [InlineData(3600, 120)]
    public void What_the_server_asks_for_wins_up_to_the_ceiling(double asked, double expected) =>
        Assert.Equal(expected, new PollSchedule(TimeSpan.FromSeconds(1), 1.5, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(120)).Next(TimeSpan.FromSeconds(asked)).TotalSeconds);
}
