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

/// <summary>A list that is read before its turn: the same pages, bounded memory, one budget for all.</summary>
public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(95, 10)]
    [InlineData(300, 10)]
    public async Task Yields_what_the_list_yields(int total, int pageSize)
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, total));
        using ProspectingClient client = Clients.For(server);
        using ReadAhead<Prospect> ahead = Of(client, "a", pageSize);

        Task reading = ahead.ReadAsync();
        List<Prospect> all = await ahead.AllAsync();
        await reading;

        Assert.Equal(Enumerable.Range(0, total).Select(i => $"p{i}"), all.Select(p => p.ProspectId));
        Assert.Null(await ahead.NextAsync());
    }

    [Fact]
    public async Task Holds_a_bounded_number_of_pages_however_long_nobody_takes_them()
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, 1000));
        using ProspectingClient client = Clients.For(server);
        using ReadAhead<Prospect> ahead = Of(client, "a", 10);

        Task reading = ahead.ReadAsync();
        int most = ReadAhead<Prospect>.PagesReady + 1;
        await Eventually.TrueAsync(() => server.Requests.Count == most);
        await Task.Delay(100);
        Assert.Equal(most, server.Requests.Count);
        Assert.False(reading.IsCompleted);

        await ahead.NextAsync();
        await Eventually.TrueAsync(() => server.Requests.Count == most + 1);
    }

    [Fact]
    public async Task Nothing_is_asked_for_before_it_is_begun_and_nothing_goes_on_after_it_is_let_go()
    {
        await using var server = HostileServer.Start(r => Wire.Prospects(r, 1000) with { DelayMs = r.Index == 2 ? 30_000 : 0 });
        using ProspectingClient client = Clients.For(server);
        ReadAhead<Prospect> ahead = Of(client, "a", 10);
        await Task.Delay(50);
        Assert.Empty(server.Requests);

        Task reading = ahead.ReadAsync();
        await Eventually.TrueAsync(() => server.Active == 1 && server.Requests.Count == 3);
        ahead.Dispose();

        await reading.WaitAsync(TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(() => server.Active == 0);
    }

    [Fact]
    public async Task A_failure_comes_in_its_place_and_again_when_asked_again()
    {
        await using var server = HostileServer.Start(r => r.Number("cursor", 0) == 30 ? Wire.Fail(403, "FORBIDDEN") : Wire.Prospects(r, 100));
        using ProspectingClient client = Clients.For(server);
        using ReadAhead<Prospect> ahead = Of(client, "a", 10);

        await ahead.ReadAsync();
        for (int page = 0; page < 3; page++)
        {
            Assert.Equal(10, (await ahead.NextAsync())!.Items.Count);
        }

        ProspectingApiException first = await Assert.ThrowsAsync<ProspectingApiException>(ahead.NextAsync);
        ProspectingApiException second = await Assert.ThrowsAsync<ProspectingApiException>(ahead.NextAsync);
        Assert.Equal("30", first.Cursor);
        Assert.Same(first, second);
    }

    [Fact]
    public async Task Reads_side_by_side_share_one_budget_and_fail_no_oftener_than_one_after_the_other()
    {
        // One request in a tenth of a second: read as if each were alone, six lists use up their repeats on one another.
        var gate = new object();
        DateTime open = DateTime.MinValue;
        await using var server = HostileServer.Start(r =>
        {
            lock (gate)
            {
                DateTime now = DateTime.UtcNow;
                if (now < open)
                {
                    return Reply.Json("""{"code":"RATE_LIMITED","message":"Slower.","retryAfter":0.1}""", 429);
                }

                open = now.AddMilliseconds(100);
                return Wire.Prospects(r, 30);
            }
        });
        using ProspectingClient client = Clients.For(server);
        ReadAhead<Prospect>[] lists = [.. Enumerable.Range(0, 6).Select(i => Of(client, $"a{i}", 10))];
        Task[] reading = [.. lists.Select(list => list.ReadAsync())];

        foreach (ReadAhead<Prospect> list in lists)
        {
            Assert.Equal(30, (await list.AllAsync()).Count);
            list.Dispose();
        }

        await Task.WhenAll(reading);
    }

    private static ReadAhead<Prospect> Of(ProspectingClient client, string audience, int pageSize) =>
        new(context => Task.FromResult<IPager<Prospect>>(client.GetProspects(audience, new PageOptions { PageSize = pageSize }, context)), CallContext.None);
}
