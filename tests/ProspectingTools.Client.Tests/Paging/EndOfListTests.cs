using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Paging;

/// <summary>Where lists end that say little of themselves: each case once let a wrong pager through.</summary>
public sealed class EndOfListTests
{
    [Theory]
    [InlineData(250, true)]
    [InlineData(300, true)]
    [InlineData(250, false)]
    [InlineData(300, false)]
    public async Task An_offset_list_without_hasMore_is_read_to_its_end(int count, bool tellsTotal)
    {
        await using var server = HostileServer.Start(r =>
        {
            int offset = r.Number("offset", 0);
            string items = string.Join(",", Enumerable.Range(offset, Math.Clamp(count - offset, 0, 100)).Select(Wire.Contact));
            return Reply.Json(tellsTotal ? $$"""{"items":[{{items}}],"total":{{count}}}""" : $$"""{"items":[{{items}}]}""");
        });
        using ProspectingClient client = Clients.For(server);
        List<Contact> all = await client.GetContacts("l", new PageOptions(), CallContext.None).AllAsync();
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"c{i}"), all.Select(c => c.ContactId));
    }

    // The pages that were asked for ahead are at places that the short page has moved.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_with_pages_smaller_than_asked_loses_nothing_ahead(bool tellsLimit)
    {
        await using var server = HostileServer.Start(r =>
        {
            int offset = r.Number("offset", 0);
            int size = Math.Min(r.Number("limit", 25), 30);
            string items = string.Join(",", Enumerable.Range(offset, Math.Clamp(500 - offset, 0, size)).Select(Wire.Contact));
            string limit = tellsLimit ? $$""","limit":{{size}}""" : "";
            return Reply.Json($$"""{"items":[{{items}}],"total":500{{limit}},"hasMore":{{(offset + size < 500 ? "true" : "false")}}}""");
        });
        using ProspectingClient client = Clients.For(server);
        List<Contact> all = await client.GetContacts("l", new PageOptions(), CallContext.None).AllAsync();
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"c{i}"), all.Select(c => c.ContactId));
    }

    [Fact]
    public async Task Skip_without_First_reads_to_the_end()
    {
        await using var server = HostileServer.Start(r => r.Path.EndsWith("/prospects", StringComparison.Ordinal) ? Wire.Prospects(r, 250) : Wire.Contacts(r, 250));
        using ProspectingClient client = Clients.For(server);
        Assert.Equal(Enumerable.Range(30, 220).Select(i => $"c{i}"), (await client.GetContacts("l", new PageOptions { Skip = 30 }, CallContext.None).AllAsync()).Select(c => c.ContactId));
        Assert.Equal(Enumerable.Range(30, 220).Select(i => $"p{i}"), (await client.GetProspects("a", new PageOptions { Skip = 30 }, CallContext.None).AllAsync()).Select(p => p.ProspectId));
        Assert.Empty(await client.GetContacts("l", new PageOptions { Skip = 251 }, CallContext.None).AllAsync());
    }

    // The end of what is wanted is beyond the largest number there is.
    [Fact]
    public async Task Skip_without_First_reads_ahead_as_ever()
    {
        await using var server = HostileServer.Start(r => Wire.Contacts(r, 250) with { DelayMs = 30 });
        using ProspectingClient client = Clients.For(server);
        await client.GetContacts("l", new PageOptions { Skip = 30, PageSize = 10 }, CallContext.None).AllAsync();
        Assert.InRange(server.MostActive, 2, OffsetPager<Contact>.PagesAhead + 1);
    }

    [Fact]
    public async Task The_cursor_that_reading_began_with_is_no_way_on()
    {
        await using var server = HostileServer.Start(r => Wire.Ok(Wire.CursorPage([r.Index], r.Query("cursor") == "start" ? "next" : "start", true)));
        using ProspectingClient client = Clients.For(server);
        var rows = new List<Prospect>();
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetProspects("a", new PageOptions { Cursor = "start" }, CallContext.None).DrainAsync(rows));
        Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
        Assert.Equal(2, server.Requests.Count);
    }
}
