using System;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Paging;

/// <summary>Memory does not grow with the number of items (design, decision 3).</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Slow")]
public sealed class MemoryTests
{
    private const int Items = 200_000;

    [Fact]
    public async Task Streaming_two_hundred_thousand_items_holds_a_few_pages()
    {
        await using var server = HostileServer.Start(Endless);
        using ProspectingClient client = Clients.For(server);
        long early = 0;
        long late = 0;
        long count = 0;
        using CursorPager<Contracts.Prospecting.Prospect> pager = client.GetProspects("a", new PageOptions { First = Items }, CallContext.None);
        while (await pager.NextAsync() is { } page)
        {
            count += page.Items.Count;
            if (count == Items / 10)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (count == Items - 1000)
            {
                late = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.Equal(Items, count);
        Assert.Equal(Items / 100, server.Requests.Count);

        // What the server remembers of a request is about 2 kB; a list kept by the client would be 40 MB and more.
        Assert.InRange(late - early, long.MinValue, 8_000_000);
    }

    private static Reply Endless(RecordedRequest request)
    {
        int from = request.Number("cursor", 0);
        return Wire.Ok(Wire.CursorPage(Enumerable.Range(from, 100), $"{from + 100}", true));
    }
}
