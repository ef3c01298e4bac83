using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Paging;

[Collection(nameof(Alone))]
public sealed class CursorGuardTests
{
    [Fact]
    public void Cursors_that_are_all_different_pass() =>
        Prop.ForAll<PositiveInt>(count =>
        {
            var guard = new CursorGuard();
            for (int i = 0; i < count.Get * 20; i++)
            {
                if (!guard.TryAdvance(Text(i)))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_short_circle_is_found_at_the_first_cursor_that_comes_again() =>
        Prop.ForAll<NonNegativeInt, PositiveInt>((lead, length) => StepsUntilStuck(lead.Get, length.Get) == lead.Get + length.Get).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 1024)]
    [InlineData(0, 1025)]
    [InlineData(10, 3000)]
    [InlineData(5000, 20_000)]
    public void A_circle_of_any_length_is_found(int lead, int length) =>
        Assert.InRange(StepsUntilStuck(lead, length), lead + length, 6 * (lead + length));

    [Fact]
    public void Memory_does_not_grow_with_the_list()
    {
        var guard = new CursorGuard();
        Fill(guard, 0, 10_000);
        long before = System.GC.GetTotalMemory(forceFullCollection: true);
        Fill(guard, 10_000, 300_000);
        long after = System.GC.GetTotalMemory(forceFullCollection: true);

        Assert.True(guard.TryAdvance("still there"));
        Assert.InRange(after - before, long.MinValue, 5_000_000);
    }

    private static void Fill(CursorGuard guard, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            Assert.True(guard.TryAdvance(Text(i)));
        }
    }

    // Steps through a list that runs straight for a while and then in a circle.
    private static int StepsUntilStuck(int lead, int length)
    {
        var guard = new CursorGuard();
        for (int i = 0; ; i++)
        {
            if (!guard.TryAdvance(Text(i < lead ? i : lead + ((i - lead) % length))))
            {
                return i;
            }
        }
    }

    private static string Text(int i) => i.ToString(CultureInfo.InvariantCulture);
}
