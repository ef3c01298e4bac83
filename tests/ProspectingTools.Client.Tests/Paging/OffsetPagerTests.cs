using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Paging;

public sealed class OffsetPagerTests
{
    [Theory]
    [InlineData(15, 10, 0, 2)]
    [InlineData(10, 10, 0, 1)]
    [InlineData(0, 10, 0, 0)]
    [InlineData(15, 10, 7, 2)]
    [InlineData(100, 10, 0, 5)]
    [InlineData(100, 10, 45, 1)]
    [InlineData(15, null, 0, 1)]
    public async Task Makes_exactly_the_requests_that_a_wanted_count_needs(int first, int? pageSize, int skip, int requests)
    {
        await using var server = HostileServer.Start(r => Wire.Contacts(r, 47));
        using ProspectingClient client = Clients.For(server);

        List<Contact> all = await ReadAsync(client, new PageOptions { First = first, PageSize = pageSize, Skip = skip });

        AssertIds(Enumerable.Range(skip, Math.Min(first, 47 - skip)), all);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task Reads_up_to_four_pages_ahead_and_in_order_however_they_come()
    {
        // The later the page, the sooner its answer.
        await using var server = HostileServer.Start(r => Wire.Contacts(r, 200) with { DelayMs = r.Index == 0 ? 0 : 60 - (r.Number("offset", 0) % 50) });
        using ProspectingClient client = Clients.For(server);

        List<Contact> all = await ReadAsync(client, new PageOptions { PageSize = 10 });

        AssertIds(Enumerable.Range(0, 200), all);
        Assert.Equal(20, server.Requests.Count);

        // Four ahead of the one that is waited for.
        Assert.InRange(server.MostActive, 2, OffsetPager<Contact>.PagesAhead + 1);
    }

    [Fact]
    public async Task Asks_for_no_more_than_four_pages_ahead()
    {
        await using var server = HostileServer.Start(r => Wire.Contacts(r, 200));
        using ProspectingClient client = Clients.For(server);
        using OffsetPager<Contact> pager = client.GetContacts("l", new PageOptions { PageSize = 10 }, CallContext.None);

        await pager.NextAsync();

        // All four have come, and none of them brought a fifth.
        await Eventually.TrueAsync(() => server.Requests.Count >= 5 && server.Active == 0);
        await Task.Delay(100);
        Assert.Equal(5, server.Requests.Count);
    }

    // Its rows are new ones, so that nothing but the offset tells that some between were left out.
    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task An_answer_for_another_offset_is_an_error(int away)
    {
        await using var server = HostileServer.Start(r =>
        {
            int asked = r.Number("offset", 0);
            return Reply.Json(Wire.OffsetPage(Enumerable.Range(asked + (asked == 0 ? 0 : 1000), 10), 200, 10, asked + (asked == 0 ? 0 : away), hasMore: true));
        });
        using ProspectingClient client = Clients.For(server);
        using OffsetPager<Contact> pager = client.GetContacts("l", new PageOptions { PageSize = 10 }, CallContext.None);

        Assert.Equal(10, (await pager.NextAsync())!.Items.Count);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(pager.NextAsync);

        Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
        Assert.Contains($"was asked for offset 10 and answers with offset {10 + away}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_nothing_running_when_it_is_disposed()
    {
        await using var server = HostileServer.Start(r => Wire.Contacts(r, 200) with { DelayMs = r.Index == 0 ? 0 : 30_000 });
        using ProspectingClient client = Clients.For(server);
        OffsetPager<Contact> pager = client.GetContacts("l", new PageOptions { PageSize = 10 }, CallContext.None);
        await pager.NextAsync();
        await Eventually.TrueAsync(() => server.Active == 4);

        pager.Dispose();

        await Eventually.TrueAsync(() => server.Active == 0);
        Assert.Null(await pager.NextAsync());
    }

    [Fact]
    public async Task A_failing_page_leaves_the_rows_before_it_and_no_gap_behind()
    {
        await using var server = HostileServer.Start(r => r.Number("offset", 0) == 20 ? Reply.Json("", 404) with { DelayMs = 50 } : Wire.Contacts(r, 100));
        using ProspectingClient client = Clients.For(server);
        using OffsetPager<Contact> pager = client.GetContacts("l", new PageOptions { PageSize = 10 }, CallContext.None);
        var rows = new List<Contact>();

        await Assert.ThrowsAsync<ProspectingApiException>(async () =>
        {
            while (await pager.NextAsync() is { } page)
            {
                rows.AddRange(page.Items);
            }
        });

        AssertIds(Enumerable.Range(0, 20), rows);

        // The end would be a lie: who asks again is told again.
        ProspectingApiException again = await Assert.ThrowsAsync<ProspectingApiException>(pager.NextAsync);
        Assert.Equal(404, again.StatusCode);
    }

    [Fact]
    public async Task A_server_with_smaller_pages_is_asked_for_those()
    {
        await using var server = HostileServer.Start(r =>
        {
            int offset = r.Number("offset", 0);
            int limit = Math.Min(r.Number("limit", 25), 7);
            int[] ids = Enumerable.Range(offset, Math.Clamp(50 - offset, 0, limit)).ToArray();
            return Reply.Json(Wire.OffsetPage(ids, 50, limit, offset, offset + ids.Length < 50));
        });
        using ProspectingClient client = Clients.For(server);

        AssertIds(Enumerable.Range(0, 50), await ReadAsync(client, new PageOptions()));
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task Short_pages_leave_no_gap()
    {
        // The server says 10 a page and sends 4 on every third.
        await using var server = HostileServer.Start(r =>
        {
            int offset = r.Number("offset", 0);
            int size = offset % 3 == 0 ? 4 : 10;
            int[] ids = Enumerable.Range(offset, Math.Clamp(95 - offset, 0, size)).ToArray();
            return Reply.Json(Wire.OffsetPage(ids, 95, 10, offset, offset + ids.Length < 95));
        });
        using ProspectingClient client = Clients.For(server);

        AssertIds(Enumerable.Range(0, 95), await ReadAsync(client, new PageOptions { PageSize = 10 }));
    }

    [Theory]
    [InlineData(30, 60)]
    [InlineData(60, 30)]
    public async Task A_total_that_changes_is_followed(int before, int after)
    {
        await using var server = HostileServer.Start(r => Wire.Contacts(r, r.Index < 2 ? before : after));
        using ProspectingClient client = Clients.For(server);

        List<Contact> all = await ReadAsync(client, new PageOptions { PageSize = 10 });

        AssertIds(Enumerable.Range(0, after), all);
    }

    [Theory]
    [InlineData("""{"items":[{"id":"c0"}]}""", 1)]
    [InlineData("""{"items":null,"total":0}""", 0)]
    [InlineData("""{}""", 0)]
    [InlineData("""{"items":[null,{"id":"c0"},null],"total":3,"hasMore":false}""", 1)]
    [InlineData("""{"items":[{"id":"c0"}],"total":"1","limit":"100","offset":"0","hasMore":"false"}""", 1)]
    [InlineData("""{"items":[{"id":"c0"}],"total":null,"limit":null,"offset":null,"hasMore":null}""", 1)]
    public async Task Missing_parts_of_the_last_page_end_the_list(string body, int rows)
    {
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server);

        Assert.Equal(rows, (await ReadAsync(client, new PageOptions())).Count);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Without_a_total_pages_are_read_one_by_one_until_a_short_one()
    {
        await using var server = HostileServer.Start(r =>
            Reply.Json($$"""{"items":[{{string.Join(",", Enumerable.Range(r.Number("offset", 0), Math.Clamp(25 - r.Number("offset", 0), 0, 10)).Select(Wire.Contact))}}]}"""));
        using ProspectingClient client = Clients.For(server);

        AssertIds(Enumerable.Range(0, 25), await ReadAsync(client, new PageOptions { PageSize = 10 }));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(1, server.MostActive);
    }

    [Fact]
    public async Task More_without_items_is_stuck()
    {
        await using var server = HostileServer.Start(r => Reply.Json(Wire.OffsetPage(r.Number("offset", 0) == 0 ? [0, 1] : [], 10, 2, r.Number("offset", 0), true)));
        using ProspectingClient client = Clients.For(server);

        await StuckAsync(client, rows: 2);
    }

    [Fact]
    public async Task A_server_that_pays_no_heed_to_the_offset_is_stuck()
    {
        await using var server = HostileServer.Start(Reply.Json(Wire.OffsetPage([0, 1], 10, 2, 0, true)));
        using ProspectingClient client = Clients.For(server);

        await StuckAsync(client, rows: 2);
    }

    [Fact]
    public async Task The_total_is_told_with_each_page()
    {
        await using var server = HostileServer.Start(r => Wire.Contacts(r, 47));
        using ProspectingClient client = Clients.For(server);
        using OffsetPager<Contact> pager = client.GetContacts("l", new PageOptions { First = 1 }, CallContext.None);

        Assert.Equal(47, (await pager.NextAsync())!.Total);
    }

    private static async Task StuckAsync(ProspectingClient client, int rows)
    {
        var read = new List<Contact>();
        var e = await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.GetContacts("l", new PageOptions { PageSize = 2 }, CallContext.None).DrainAsync(read));
        Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
        Assert.Equal(rows, read.Count);
    }

    private static Task<List<Contact>> ReadAsync(ProspectingClient client, PageOptions options) =>
        client.GetContacts("l", options, CallContext.None).AllAsync();

    private static void AssertIds(IEnumerable<int> expected, List<Contact> contacts) =>
        Assert.Equal(expected.Select(i => $"c{i}"), contacts.Select(c => c.ContactId));
}
