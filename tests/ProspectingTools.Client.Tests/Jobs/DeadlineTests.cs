using System;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>The time that a wait may take in all.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    // Nine seconds and a tenth are left of the ten when the wait begins. Timers of some systems end early. The last look would come just short of the end, and another one after it.
    [Theory]
    [InlineData(9.1)]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task A_wait_to_the_end_reaches_it_though_timers_end_early(double wait)
    {
        var time = new EarlyTime();
        using var deadline = new Deadline(s_limit, time, CancellationToken.None);
        await deadline.WaitAsync(TimeSpan.FromSeconds(1));
        Assert.False(deadline.IsOver);
        await deadline.WaitAsync(TimeSpan.FromSeconds(wait)).WaitAsync(TestTime.Patience);
        Assert.True(deadline.IsOver);
        Assert.InRange(time.Elapsed, s_limit, s_limit + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_wait_before_the_end_is_as_long_as_it_was_asked_for()
    {
        TestTime time = TestTime.Passing();
        using var deadline = new Deadline(s_limit, time, CancellationToken.None);
        foreach (double wait in new[] { 3, 4, 2.9 })
        {
            await deadline.WaitAsync(TimeSpan.FromSeconds(wait));
            Assert.False(deadline.IsOver);
        }

        Assert.Equal([3, 4, 2.9], time.Seconds);
        await deadline.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.True(deadline.IsOver);
        Assert.Equal(s_limit, time.Elapsed);

        // Whoever looks once more does not wait.
        await deadline.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(s_limit, time.Elapsed);
    }

    [Fact]
    public async Task Without_a_limit_it_never_ends()
    {
        TestTime time = TestTime.Passing();
        using var deadline = new Deadline(null, time, CancellationToken.None);
        await deadline.WaitAsync(TimeSpan.FromDays(300));
        Assert.Equal(TimeSpan.FromDays(300), time.Elapsed);
        Assert.False(deadline.IsOver);
        Assert.False(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_look_is_ended_two_seconds_after_the_end()
    {
        // It counts from its own beginning.
        TestTime time = TestTime.Standing();
        time.Advance(TimeSpan.FromMinutes(1));
        using var deadline = new Deadline(s_limit, time, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(deadline.IsOver);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(deadline.IsOver);
        Assert.False(deadline.Token.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.True(deadline.Token.IsCancellationRequested);
        Assert.False(deadline.IsCancelledByCaller);
    }

    [Fact]
    public void The_caller_ends_it_and_is_known_to_have_done_so()
    {
        using var caller = new CancellationTokenSource();
        using var deadline = new Deadline(s_limit, TestTime.Standing(), caller.Token);
        Assert.False(deadline.IsCancelledByCaller);
        caller.Cancel();
        Assert.True(deadline.Token.IsCancellationRequested);
        Assert.True(deadline.IsCancelledByCaller);
        Assert.False(deadline.IsOver);
    }

    // Its timer would otherwise end the process of whoever closed the wait before: nobody catches what a timer throws.
    [Fact]
    public void After_it_is_closed_nothing_happens_any_more()
    {
        TestTime time = TestTime.Standing();
        var deadline = new Deadline(s_limit, time, CancellationToken.None);
        deadline.Dispose();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(deadline.Token.IsCancellationRequested);
    }

    /// <summary>A time whose timers end after nine tenths of what they were set to, and no earlier than in a millisecond.</summary>
    private sealed class EarlyTime : TimeSource
    {
        private TimeSpan _elapsed;

        public override DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch + _elapsed;

        public override TimeSpan Elapsed => _elapsed;

        public override Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
        {
            _elapsed += TimeSpan.FromMilliseconds(Math.Max(1, delay.TotalMilliseconds * 0.9));
            return Task.CompletedTask;
        }

        public override IDisposable? CancelAfter(CancellationTokenSource source, TimeSpan delay) => null;
    }
}
