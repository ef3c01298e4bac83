using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>
/// The store's own wall, below that of the cursors: whatever position it is asked for, it reads the audience that was named or
/// refuses.
/// </summary>
public sealed class ProspectPositionTests
{
    private const int Tries = 2_000;
    private const int Seed = 20261125;

    [Fact]
    public async Task Page_after_any_number_holds_rows_of_its_audience_only()
    {
        await using StoreWithGroups data = await StoreWithGroups.CreateAsync(groups: 3, audiences: 3, prospects: 20);
        var random = new Random(Seed);
        List<string> wrong = [];
        foreach (long position in Longs.All(random).Take(Tries))
        {
            AudienceRow audience = data.Audiences[random.Next(data.Audiences.Count)];
            foreach ((string kind, IReadOnlyList<string> owners) in await ReadAsync(data.Store, audience, position))
            {
                if (owners.Any(o => o != audience.Id))
                {
                    wrong.Add($"{kind} after {position} of audience {audience.Key}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<IReadOnlyList<(string Kind, IReadOnlyList<string> Owners)>> ReadAsync(IStore store, AudienceRow audience, long position)
    {
        var page = new ArrayBufferWriter<byte>();
        IReadOnlyList<string> copied = await RefusedOrAsync(async session =>
        {
            await session.CopyProspectsAsync(audience.GroupKey, audience.Key, position, 100, page);
            return JsonSerializer.Deserialize<string[]>([(byte)'[', .. page.WrittenSpan, (byte)']'])!;
        });
        IReadOnlyList<string> enriched = await RefusedOrAsync(async session =>
            [.. (await session.ProspectsToEnrichAsync(audience.GroupKey, audience.Key, position, 100)).Select(r => JsonSerializer.Deserialize<string>(r.Json)!)]);
        return [("page", copied), ("addresses", enriched)];

        async Task<IReadOnlyList<string>> RefusedOrAsync(Func<IReadSession, Task<IReadOnlyList<string>>> read)
        {
            try
            {
                return await store.ReadAsync(read, CancellationToken.None);
            }
            catch (ArgumentOutOfRangeException)
            {
                return [];
            }
        }
    }
}
