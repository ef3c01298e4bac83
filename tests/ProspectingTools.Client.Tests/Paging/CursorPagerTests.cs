using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Paging;

public sealed class CursorPagerTests
{
    [Theory]
    [InlineData(15, 10, 0, 2)]
    [InlineData(10, 10, 0, 1)]
    [InlineData(1, 10, 0, 1)]
    [InlineData(0, 10, 0, 0)]
    [InlineData(5, 10, 7, 2)]
    [InlineData(5, 10, 25, 3)]
    [InlineData(100, 10, 0, 5)]
    [InlineData(15, null, 0, 1)]
    public async Task Makes_exactly_the_requests_that_a_wanted_count_needs(int first, int? pageSize, int skip, int requests)
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, 47));
        using ProspectingClient client = Clients.For(server);

        List<Prospect> all = await client.GetProspects("a", new PageOptions { First = first, PageSize = pageSize, Skip = skip }, CallContext.None).AllAsync();

        Assert.Equal(Enumerable.Range(skip, Math.Min(first, 47 - skip)).Select(i => $"p{i}"), all.Select(p => p.ProspectId));
        Assert.Equal(requests, server.Requests.Count);
        Assert.All(all, p => Assert.Equal("a", p.AudienceId));
    }

    [Theory]
    [InlineData(null, 100, 3)]
    [InlineData(1000, 100, 3)]
    [InlineData(50, 50, 5)]
    public async Task Reads_everything_at_the_largest_legal_page_by_default(int? pageSize, int limit, int requests)
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, 250));
        using ProspectingClient client = Clients.For(server);

        List<Prospect> all = await client.GetProspects("a", new PageOptions { PageSize = pageSize }, CallContext.None).AllAsync();

        Assert.Equal(250, all.Count);
        Assert.Equal(requests, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal(limit, r.Number("limit", 0)));
    }

    [Fact]
    public async Task Reads_one_page_ahead_and_no_more()
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, 100));
        using ProspectingClient client = Clients.For(server);
        using CursorPager<Prospect> pager = client.GetProspects("a", new PageOptions { PageSize = 10 }, CallContext.None);

        await pager.NextAsync();
        await Eventually.TrueAsync(() => server.Requests.Count == 2);
        await Task.Delay(100);
        Assert.Equal(2, server.Requests.Count);

        await pager.NextAsync();
        await Eventually.TrueAsync(() => server.Requests.Count == 3);
        await Task.Delay(100);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(1, server.MostActive);
    }

    [Fact]
    public async Task Leaves_nothing_running_when_it_is_disposed()
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, 100) with { DelayMs = r.Index == 0 ? 0 : 30_000 });
        using ProspectingClient client = Clients.For(server);
        CursorPager<Prospect> pager = client.GetProspects("a", new PageOptions { PageSize = 10 }, CallContext.None);
        await pager.NextAsync();
        await Eventually.TrueAsync(() => server.Active == 1);

        pager.Dispose();

        await Eventually.TrueAsync(() => server.Active == 0);
        Assert.True(server.Requests[1].ClientLeft);
        Assert.Null(await pager.NextAsync());
    }

    [Fact]
    public async Task Resumes_from_a_cursor()
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, 30));
        using ProspectingClient client = Clients.For(server);

        List<Prospect> all = await client.GetProspects("a", new PageOptions { PageSize = 10, Cursor = "20" }, CallContext.None).AllAsync();

        Assert.Equal(Enumerable.Range(20, 10).Select(i => $"p{i}"), all.Select(p => p.ProspectId));
    }

    [Fact]
    public async Task A_failing_page_leaves_the_rows_before_it_and_names_its_cursor()
    {
        await using var server = HostileServer.Start(r => r.Query("cursor") == "20" ? Wire.Fail(404, "NOT_FOUND") : Wire.Prospects(r, 50));
        using ProspectingClient client = Clients.For(server);
        var rows = new List<Prospect>();

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.GetProspects("a", new PageOptions { PageSize = 10 }, CallContext.None).DrainAsync(rows));

        Assert.Equal(20, rows.Count);
        Assert.Equal("20", e.Cursor);
        Assert.Equal("NOT_FOUND", e.Code);
    }

    [Theory]
    [InlineData("a", "a", 2)]
    [InlineData("a,b,c", "a", 4)]
    [InlineData("a,b,c,d,e", "c", 6)]
    public async Task A_cursor_that_comes_again_is_stuck_after_the_rows_before_it(string cursors, string last, int pages)
    {
        string[] next = [.. cursors.Split(','), last];
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.CursorPage([r.Index], next[r.Index], true)));
        using ProspectingClient client = Clients.For(server);
        var rows = new List<Prospect>();

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.GetProspects("a", new PageOptions(), CallContext.None).DrainAsync(rows));

        Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
        Assert.Equal(pages, rows.Count);
        Assert.Equal(pages, server.Requests.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task More_without_a_cursor_is_stuck(string? next)
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.CursorPage([1], next, true)));
        using ProspectingClient client = Clients.For(server);
        var rows = new List<Prospect>();

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.GetProspects("a", new PageOptions(), CallContext.None).DrainAsync(rows));

        Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
        Assert.Single(rows);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Empty_pages_that_never_end_are_stuck()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.CursorPage([], $"c{r.Index}", true)));
        using ProspectingClient client = Clients.For(server);

        var e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync());

        Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
        Assert.Equal(50, server.Requests.Count);
    }

    [Fact]
    public async Task A_few_empty_pages_are_passed_over()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.CursorPage(r.Index % 3 == 0 ? [r.Index] : [], $"c{r.Index}", r.Index < 9)));
        using ProspectingClient client = Clients.For(server);

        List<Prospect> all = await client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync();

        Assert.Equal(["p0", "p3", "p6", "p9"], all.Select(p => p.ProspectId));
    }

    [Theory]
    [InlineData("""{"items":[{"id":"p1"}]}""", 1)]
    [InlineData("""{"items":[{"id":"p1"}],"nextCursor":"x","hasMore":false}""", 1)]
    [InlineData("""{"items":null,"nextCursor":null,"hasMore":null}""", 0)]
    [InlineData("""{"items":[null,{"id":"p1"},null]}""", 1)]
    [InlineData("""{}""", 0)]
    public async Task Missing_parts_of_the_last_page_end_the_list(string data, int rows)
    {
        await using var server = HostileServer.Start(Wire.Ok(data));
        using ProspectingClient client = Clients.For(server);

        Assert.Equal(rows, (await client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync()).Count);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Without_hasMore_the_cursor_alone_tells()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.CursorPage([r.Index], r.Index < 2 ? $"c{r.Index}" : null, null)));
        using ProspectingClient client = Clients.For(server);

        Assert.Equal(3, (await client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync()).Count);
    }

    [Fact]
    public async Task Opaque_cursors_travel_unharmed()
    {
        const string cursor = "eyJj+/=&?#%25 ü😀";
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.CursorPage([r.Index], r.Index == 0 ? cursor : null, r.Index == 0)));
        using ProspectingClient client = Clients.For(server);

        await client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync();

        Assert.Equal(cursor, server.Requests[1].Query("cursor"));
    }

    [Fact]
    public async Task The_last_page_names_no_cursor_to_go_on_from()
    {
        await using var server = HostileServer.Start(Wire.Ok(Wire.CursorPage([1], "ghost", false)));
        using ProspectingClient client = Clients.For(server);
        using CursorPager<Prospect> pager = client.GetProspects("a", new PageOptions(), CallContext.None);

        Assert.Null((await pager.NextAsync())!.NextCursor);
        Assert.Null(await pager.NextAsync());
    }
}
