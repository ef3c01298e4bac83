using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Client.Paging;
using Xunit;

namespace ProspectingTools.Client.Tests.Paging;

/// <summary>What pages are made of: their size, the part that is wanted, what has come before.</summary>
public sealed class PagePartsTests
{
    private sealed class Item(string? id)
    {
        public string? Id => id;
    }

    [Theory]
    [InlineData(null, long.MaxValue, 0, 100)]
    [InlineData(null, long.MaxValue, 5, 100)]
    [InlineData(null, long.MaxValue, long.MaxValue, 100)]
    [InlineData(null, long.MaxValue - 5, 5, 100)]
    [InlineData(null, long.MaxValue - 5, 6, 100)]
    [InlineData(null, 10, 0, 10)]
    [InlineData(null, 10, 5, 15)]
    [InlineData(null, 10, long.MaxValue, 100)]
    [InlineData(null, 0, 0, 1)]
    [InlineData(7, 10, 5, 7)]
    [InlineData(700, 1000, 0, 100)]
    [InlineData(0, 10, 0, 1)]
    public void A_request_is_as_large_as_what_is_wanted_and_legal(int? pageSize, long first, long skipped, int limit) =>
        Assert.Equal(limit, new PageOptions { PageSize = pageSize, First = first }.LimitFor(100, skipped));

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(0, 11, 10)]
    [InlineData(0, 9, 9)]
    [InlineData(3, 10, 7)]
    [InlineData(3, 5, 5)]
    [InlineData(3, 7, 7)]
    [InlineData(10, 10, 0)]
    [InlineData(12, 10, 0)]
    [InlineData(0, 0, 0)]
    public void A_page_is_cut_to_what_is_wanted(long skip, long take, int count) =>
        Assert.Equal(Enumerable.Range((int)skip, count), PageOptions.Cut([.. Enumerable.Range(0, 10)], skip, take));

    [Fact]
    public void A_page_can_be_told_when_all_of_it_has_ids()
    {
        SeenIds<Item> seen = Seen();
        Assert.True(seen.CanTell([]));
        Assert.True(seen.CanTell([new("a"), new("b")]));
        Assert.False(seen.CanTell([new("a"), new(null)]));
        Assert.False(seen.CanTell([new(null)]));
    }

    [Fact]
    public void What_has_come_is_known_by_its_id_alone()
    {
        SeenIds<Item> seen = Seen();
        Assert.False(seen.HasIds);
        Assert.Single(seen.New([new(null)]));
        Assert.False(seen.HasIds);
        Assert.Equal(2, seen.New([new("a"), new("b")]).Count);
        Assert.True(seen.HasIds);
        Assert.Equal(["c"], seen.New([new("a"), new("c"), new("b"), new("c")]).Select(item => item.Id));
        Assert.Equal(2, seen.New([new(null), new(null)]).Count);
        Assert.True(seen.Contains(new("a")));
        Assert.False(seen.Contains(new("d")));
        Assert.False(seen.Contains(new(null)));
    }

    // Two pages alike may be chance: a list of equal rows without ids.
    [Fact]
    public void A_page_repeats_when_it_comes_the_third_time_in_a_row()
    {
        SeenIds<Item> seen = Seen();
        Item[] page = [new("a"), new("b")];
        Assert.Equal([false, false, true, true], Repeats(seen, page, page, page, page));
        Assert.Equal([false, false, false, false, true], Repeats(seen, [new("c"), new("b")], page, page, [new("a")], page)[..4].Append(Repeats(seen, page, page)[^1]));
        Assert.Equal([false, false, false, false], Repeats(Seen(), [], [], [], []));
        Assert.Equal([false, false, false], Repeats(Seen(), [new("a"), new("x")], [new("b"), new("x")], [new("c"), new("x")]));
        Assert.Equal([false, false, false], Repeats(Seen(), [new("x"), new("a")], [new("x"), new("b")], [new("x"), new("c")]));
    }

    private static SeenIds<Item> Seen() => new(item => item.Id);

    private static List<bool> Repeats(SeenIds<Item> seen, params Item[][] pages) => [.. pages.Select(seen.IsRepeating)];
}
