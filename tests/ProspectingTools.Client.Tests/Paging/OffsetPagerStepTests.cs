using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts;
using Xunit;

namespace ProspectingTools.Client.Tests.Paging;

/// <summary>Which pages an offset list is asked for, request by request: while it stands, while it moves, and by servers with pages of their own.</summary>
public sealed class OffsetPagerStepTests
{
    private sealed record Row(string? Id, int Number = 0);

    private readonly Recorder _recorder = new();
    private readonly List<(long Offset, int Limit)> _asked = [];
    private List<Row> _rows = Rows(0, 40);

    // Called with the number of each request, before it is answered.
    private Action<int> _before = _ => { };

    private long[] Offsets => [.. _asked.Select(request => request.Offset)];

    [Fact]
    public async Task A_list_that_stands_is_read_ahead_to_its_end_and_no_further()
    {
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 });
        Assert.Equal([0], Offsets);
        await pager.NextAsync();
        Assert.Equal([0, 10, 20, 30], Offsets);
        Assert.Equal(Rows(10, 30), await pager.AllAsync());
        Assert.Equal([0, 10, 20, 30], Offsets);
        Assert.Empty(_recorder.Warnings.Concat(_recorder.Notes));
    }

    [Fact]
    public async Task What_is_wanted_bounds_what_is_read_ahead_from_where_it_begins()
    {
        _rows = Rows(0, 500);
        using OffsetPager<Row> pager = Open(new() { PageSize = 10, Skip = 20, First = 35 });
        await pager.NextAsync();
        Assert.Equal([20, 30, 40, 50], Offsets);
        Assert.Equal(Rows(30, 25), await pager.AllAsync());
        Assert.Equal([20, 30, 40, 50], Offsets);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue - 4)]
    [InlineData(long.MaxValue - 5)]
    [InlineData(long.MaxValue - 6)]
    public async Task No_number_is_too_large_to_be_wanted(long first)
    {
        using OffsetPager<Row> pager = Open(new() { PageSize = 10, Skip = 5, First = first });
        Assert.Equal(Rows(5, 35), await pager.AllAsync());
        Assert.Equal([5, 15, 25, 35], Offsets);
    }

    [Fact]
    public async Task A_list_may_be_closed_twice()
    {
        OffsetPager<Row> pager = Open(new());
        await pager.NextAsync();
        pager.Dispose();
        pager.Dispose();
        Assert.Null(await pager.NextAsync());
        var cursors = new CursorPager<Row>((_, _, _) => Task.FromResult(new CursorPage<Row> { Items = _rows }), new(), 100, _recorder.Context());
        await cursors.NextAsync();
        cursors.Dispose();
        cursors.Dispose();
    }

    [Fact]
    public void Nothing_wanted_asks_for_nothing()
    {
        using OffsetPager<Row> pager = Open(new() { First = 0 });
        Assert.Empty(_asked);
    }

    // The next page is on its way while the one before it is written.
    [Fact]
    public async Task Without_a_total_the_next_page_alone_is_read_ahead()
    {
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 }, hidesTotal: true);
        await pager.NextAsync();
        Assert.Equal([0, 10], Offsets);
        Assert.Equal(Rows(10, 30), await pager.AllAsync());
        Assert.Equal([0, 10, 20, 30], Offsets);
    }

    [Fact]
    public async Task While_a_page_is_waited_for_four_others_are_under_way()
    {
        _rows = Rows(0, 500);
        var gate = new TaskCompletionSource();
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 }, gate: gate.Task);
        await pager.NextAsync();
        Task<Page<Row>?> second = pager.NextAsync();
        Assert.False(second.IsCompleted);
        Assert.Equal([0, 10, 20, 30, 40, 50], Offsets);
        gate.SetResult();
        Assert.Equal(Rows(10, 10), (await second)!.Items);
    }

    [Fact]
    public async Task A_server_with_smaller_pages_is_asked_for_those_and_what_it_sends_is_not_asked_for_twice()
    {
        _rows = Rows(0, 70);
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 }, largest: 7);
        Assert.Equal(Rows(0, 70), await pager.AllAsync());
        Assert.Equal([(0, 10), .. Enumerable.Range(1, 9).Select(i => (7L * i, 7))], _asked);
    }

    // Three of those that came out are gone. Each page begins with one that is known, from which on nothing was missed.
    [Fact]
    public async Task A_list_that_has_shrunk_is_taken_up_where_it_is_known()
    {
        _before = request => _rows = request == 1 ? [.. _rows.Where(row => row.Id is not ("1" or "2" or "3"))] : _rows;
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 });
        Assert.Equal(Rows(0, 40), await pager.AllAsync());
        Assert.Equal([0, 10, 20, 30, 7, 1, 10, 19, 28], Offsets);
        Assert.All(_asked, request => Assert.Equal(10, request.Limit));
        Assert.Empty(_recorder.Warnings);
        Assert.Contains("returned once", Assert.Single(_recorder.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_shrinks_again_is_taken_up_again_from_near_and_told_of_once()
    {
        _before = request => _rows = request switch
        {
            1 => [.. _rows.Where(row => row.Id is not ("1" or "2" or "3"))],
            7 => [.. _rows.Where(row => row.Id is not ("4" or "5"))],
            _ => _rows,
        };
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 });
        Assert.Equal(Rows(0, 40), await pager.AllAsync());

        // By two, the number of those that are gone, and not by six, as far as it went back the first time.
        Assert.Equal([0, 10, 20, 30, 7, 1, 10, 19, 17, 26], Offsets);
        Assert.Single(_recorder.Notes);
    }

    [Fact]
    public async Task A_list_that_has_grown_before_the_place_gives_nothing_twice()
    {
        _before = request => _rows = request == 1 ? [.. Rows(900, 2), .. _rows] : _rows;
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 });
        Assert.Equal(Rows(0, 40), await pager.AllAsync());
        Assert.Equal([0, 10, 20, 30, 19, 28, 37], Offsets);
        Assert.Empty(_recorder.Warnings);
    }

    [Fact]
    public async Task Pages_of_one_item_become_pages_of_two_where_each_begins_with_a_known_one()
    {
        _rows = Rows(0, 4);
        _before = request => _rows = request == 1 ? [.. _rows.Skip(1)] : _rows;
        using OffsetPager<Row> pager = Open(new() { PageSize = 1 });
        Assert.Equal(Rows(0, 4), await pager.AllAsync());
        Assert.Equal(1, _asked[0].Limit);
        Assert.All(_asked.Skip(4), request => Assert.Equal(2, request.Limit));
    }

    // What was skipped is not known, so that nobody can tell what moved there.
    [Fact]
    public async Task With_a_skip_a_change_is_told_as_a_loss_once()
    {
        _before = request => _rows = request is 1 or 6 ? [.. _rows.Skip(1)] : _rows;
        using OffsetPager<Row> pager = Open(new() { PageSize = 5, Skip = 5 });
        await pager.AllAsync();
        Assert.Contains("may be missing", Assert.Single(_recorder.Warnings), StringComparison.Ordinal);
        Assert.Empty(_recorder.Notes);
    }

    [Fact]
    public async Task Without_ids_changes_are_told_once_and_what_came_is_not_read_again()
    {
        _rows = [.. Enumerable.Range(0, 40).Select(i => new Row(null, i))];
        _before = request => _rows = [.. _rows.Skip(1)];
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 });
        await pager.AllAsync();
        Assert.Single(_recorder.Warnings);
        Assert.Equal([0, 10, 20, 30, 20, 30], Offsets);
    }

    [Fact]
    public async Task One_item_without_an_id_is_enough_that_a_page_cannot_be_told()
    {
        _before = request => _rows = request == 1 ? [.. _rows.Skip(1).Select((row, i) => i == 12 ? new Row(null) : row)] : _rows;
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 });
        await pager.AllAsync();
        Assert.Single(_recorder.Warnings);
    }

    // Its rows are others than before, its total the same: it sends one that is known among them.
    [Fact]
    public async Task One_item_that_comes_again_tells_that_the_list_has_moved()
    {
        _before = request => _rows = request == 1 ? [new("new"), .. _rows.Take(39)] : _rows;
        using OffsetPager<Row> pager = Open(new() { PageSize = 10 });
        List<Row> all = await pager.AllAsync();
        Assert.Equal(Rows(0, 39), all);
        Assert.Single(_recorder.Notes);
    }

    [Fact]
    public async Task A_server_that_goes_on_sending_the_known_item_alone_is_an_error_at_once()
    {
        OffsetFetch<Row> fetch = (offset, limit, _) =>
        {
            _asked.Add((offset, limit));
            return Task.FromResult(new OffsetPage<Row> { Items = offset == 0 ? Rows(0, 10) : Rows(9, 1), Total = offset == 0 ? 40 : 39, HasMore = true });
        };
        using var pager = new OffsetPager<Row>(fetch, row => row.Id, new() { PageSize = 10 }, 100, _recorder.Context());
        List<Row> read = [];
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => pager.DrainAsync(read));
        Assert.Contains("says that more items follow offset", e.Message, StringComparison.Ordinal);
        Assert.Equal(Rows(0, 10), read);
    }

    private OffsetPager<Row> Open(PageOptions options, bool hidesTotal = false, int largest = int.MaxValue, Task? gate = null) => new(
        async (offset, limit, _) =>
        {
            _before(_asked.Count);
            _asked.Add((offset, limit));
            bool isFirst = _asked.Count == 1;
            int size = Math.Min(limit, largest);
            var page = new OffsetPage<Row>
            {
                Items = [.. _rows.Skip((int)offset).Take(size)],
                Total = hidesTotal ? null : _rows.Count,
                Limit = size,
                Offset = offset,
                HasMore = offset + size < _rows.Count,
            };
            if (!isFirst && gate is not null)
            {
                await gate;
            }

            return page;
        },
        row => row.Id,
        options,
        100,
        _recorder.Context());

    private static List<Row> Rows(int first, int count) => [.. Enumerable.Range(first, count).Select(i => new Row($"{i}"))];
}
