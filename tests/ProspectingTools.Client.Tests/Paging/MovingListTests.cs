using System;
using System.Collections.Generic;
using System.Globalization;
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

/// <summary>
/// An offset list that is written to while it is read: what is there all the time comes out once, whatever else comes and goes, or a warning
/// says that it may not. <c>PROSPECTING_LIST_RUNS</c> raises the number of histories.
/// </summary>
[Trait("Category", "Slow")]
public sealed class MovingListTests
{
    private const int FirstSeed = 20_260_501;

    private static int Runs =>
        int.TryParse(Environment.GetEnvironmentVariable("PROSPECTING_LIST_RUNS"), CultureInfo.InvariantCulture, out int runs) ? runs : 300;

    [Theory]
    [InlineData(10, 60)]
    [InlineData(7, 60)]
    [InlineData(1, 20)]
    [InlineData(100, 250)]
    [InlineData(10, 9)]
    public async Task Deleting_each_page_as_it_comes_leaves_nothing(int pageSize, int count)
    {
        List<int> ids = Enumerable.Range(0, count).ToList();
        await using var server = HostileServer.Start(r => Serve(r, ids));
        using ProspectingClient client = Clients.For(server);
        using OffsetPager<Contact> pager = client.GetContacts("l", new PageOptions { PageSize = pageSize }, CallContext.None);
        while (await pager.NextAsync() is { } page)
        {
            lock (ids)
            {
                page.Items.ToList().ForEach(item => Assert.True(ids.Remove(NumberOf(item))));
            }
        }

        Assert.Empty(ids);
    }

    [Fact]
    public async Task What_is_there_all_the_time_comes_out_once_or_it_is_said()
    {
        for (int seed = FirstSeed; seed < FirstSeed + Runs; seed++)
        {
            await HistoryAsync(seed);
        }
    }

    private static async Task HistoryAsync(int seed)
    {
        var random = new Random(seed);
        List<int> ids = Enumerable.Range(0, random.Next(1, 120)).ToList();
        var throughout = new HashSet<int>(ids);
        int next = 1000;

        // The list grows, shrinks, or shrinks while some come in too, at any place. One for one in and out between two answers is what nobody can see.
        bool grows = random.Next(3) == 0;
        bool mixed = random.Next(2) == 0;
        int deleted = 0;
        void Change()
        {
            deleted = 0;
            if (random.Next(3) > 0)
            {
                return;
            }

            for (int i = random.Next(2, 6); i > 0; i--)
            {
                int place = random.Next(4) switch { 0 => 0, 1 => ids.Count - 1, _ => random.Next(ids.Count + 1) };
                if (grows)
                {
                    ids.Insert(Math.Max(place, 0), next++);
                }
                else if (place >= 0 && place < ids.Count)
                {
                    throughout.Remove(ids[place]);
                    ids.RemoveAt(place);
                    deleted++;
                }
            }

            if (mixed && deleted > 1)
            {
                ids.Insert(random.Next(ids.Count + 1), next++);
                deleted = 0;
            }
        }

        await using var server = HostileServer.Start(r =>
        {
            lock (ids)
            {
                Change();
                return Serve(r, ids);
            }
        });
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();
        var came = new List<int>();
        using OffsetPager<Contact> pager = client.GetContacts("l", new PageOptions { PageSize = random.Next(1, 15) }, recorder.Context());
        try
        {
            while (await pager.NextAsync() is { } page)
            {
                came.AddRange(page.Items.Select(NumberOf));
                lock (ids)
                {
                    foreach (Contact item in !grows && random.Next(4) == 0 ? page.Items : [])
                    {
                        throughout.Remove(NumberOf(item));
                        ids.Remove(NumberOf(item));
                    }
                }
            }
        }
        catch (ProspectingApiException e)
        {
            Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
            return;
        }

        Assert.True(came.Count == came.Distinct().Count(), $"Seed {seed}: an item came twice.");
        if (recorder.Warnings.Count == 0)
        {
            int[] lost = throughout.Except(came).ToArray();
            Assert.True(lost.Length == 0, $"Seed {seed}: {string.Join(", ", lost)} did not come.");
        }
    }

    [Fact]
    public async Task A_server_that_ignores_the_offset_is_an_error_and_no_endless_list()
    {
        await using var server = HostileServer.Start(Reply.Json($$"""{"items":[{{Wire.Contact(1)}},{{Wire.Contact(2)}}],"total":60,"hasMore":true}"""));
        using ProspectingClient client = Clients.For(server);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() =>
            client.GetContacts("l", new PageOptions { PageSize = 2 }, CallContext.None).AllAsync().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
        Assert.InRange(server.Requests.Count, 2, 20);
    }

    [Theory]
    [InlineData("""{"items":[{"x":1},{"x":2}],"hasMore":true}""")]
    [InlineData("""{"items":[{"id":1},{"id":2}],"hasMore":true}""")]
    [InlineData("""{"items":["a","b"],"total":1000000}""")]
    public async Task Nor_is_any_other_list(string body)
    {
        await using var server = HostileServer.Start(Reply.Json(body));
        using ProspectingClient client = Clients.For(server);
        ProspectingApiException e = await Assert.ThrowsAsync<ProspectingApiException>(() => client.GetAnyList(ApiKind.ContactLists, "/v1/new", CallContext.None).AllAsync().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(ClientErrorCodes.CursorStuck, e.Code);
    }

    [Fact]
    public async Task Without_ids_or_with_a_skip_a_change_is_a_warning()
    {
        await using var server = HostileServer.Start(r => Reply.Json($$"""{"items":[{"x":{{r.Number("offset", 0)}}}],"total":{{5 - Math.Min(r.Index, 1)}},"offset":{{r.Number("offset", 0)}},"hasMore":{{(r.Number("offset", 0) < 3 ? "true" : "false")}}}"""));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();
        await client.GetAnyList(ApiKind.ContactLists, "/v1/new", recorder.Context()).AllAsync();
        Assert.Contains("may be missing", Assert.Single(recorder.Warnings), StringComparison.Ordinal);
    }

    // Nothing to find the place by: what came must not come again.
    [Fact]
    public async Task A_list_without_ids_that_shrinks_is_not_read_again()
    {
        await using var server = HostileServer.Start(r => Reply.Json(r.Number("offset", 0) == 0
            ? $$"""{"items":[{{string.Join(",", Enumerable.Range(0, 100).Select(i => $$"""{"x":{{i}}}"""))}}],"total":150,"hasMore":true}"""
            : """{"items":[],"total":80,"hasMore":false}"""));
        using ProspectingClient client = Clients.For(server);
        var recorder = new Recorder();
        Assert.Equal(100, (await client.GetAnyList(ApiKind.ContactLists, "/v1/new", recorder.Context()).AllAsync()).Count);
        Assert.Single(recorder.Warnings);
    }

    [Fact]
    public async Task A_read_that_was_cancelled_does_not_go_on_with_a_gap()
    {
        using var cancellation = new System.Threading.CancellationTokenSource();
        await using var server = HostileServer.Start(r => Wire.Contacts(r, 100) with { DelayMs = r.Number("offset", 0) == 10 ? 20_000 : 0 });
        using ProspectingClient client = Clients.For(server);
        using OffsetPager<Contact> pager = client.GetContacts("l", new PageOptions { PageSize = 10 }, new CallContext(null, cancellation.Token));
        await pager.NextAsync();
        Task<Page<Contact>?> second = pager.NextAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(pager.NextAsync);
    }

    [Fact]
    public async Task A_failed_page_of_a_cursor_list_fails_again()
    {
        await using var server = HostileServer.Start(Wire.Fail(400, "VALIDATION_ERROR"));
        using ProspectingClient client = Clients.For(server);
        using CursorPager<Prospect> pager = client.GetProspects("a", new PageOptions(), CallContext.None);
        await Assert.ThrowsAsync<ProspectingApiException>(pager.NextAsync);
        await Assert.ThrowsAsync<ProspectingApiException>(pager.NextAsync);
        Assert.Single(server.Requests);
    }

    private static int NumberOf(Contact item) => int.Parse(item.ContactId.AsSpan(1), CultureInfo.InvariantCulture);

    private static Reply Serve(RecordedRequest request, List<int> ids)
    {
        lock (ids)
        {
            int offset = request.Number("offset", 0);
            int limit = request.Number("limit", 25);
            int[] page = ids.Skip(offset).Take(limit).ToArray();
            return Reply.Json(Wire.OffsetPage(page, ids.Count, limit, offset, offset + page.Length < ids.Count));
        }
    }
}
