using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>What every store must do, whichever database it keeps things in.</summary>
[Trait("Category", "Slow")]
public sealed partial class StoreContractTests
{
    [PostgresFact]
    public void PostgreSQL_is_installed_so_that_both_stores_are_tested() => Assert.Null(PostgresServer.Missing);

    [Theory]
    [StoreData]
    public async Task Work_that_throws_leaves_nothing(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        await Assert.ThrowsAsync<RuleException>(() => store.WriteAsync<bool>(
            group,
            async session =>
            {
                await session.AppendLedgerAsync(new LedgerLine(group, 5, 0, null, "lost", 0));
                throw RuleException.NotFound("thing", "x");
            },
            CancellationToken.None));
        Assert.Equal(0, await store.ReadAsync(session => session.BalanceAsync(group), CancellationToken.None));
    }

    [Theory]
    [StoreData]
    public async Task Writers_of_a_group_wait_for_one_another_so_that_no_change_is_lost(string kind)
    {
        const int Writers = 8;
        const int Each = 25;
        await using IStore store = await TestStore.NewAsync(kind);
        long[] groups = [await AddGroupAsync(store), await AddGroupAsync(store)];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                long group = groups[(writer + i) % groups.Length];
                await store.WriteAsync(
                    group,
                    async session =>
                    {
                        // Reads, thinks, writes: what nothing but the lock makes safe.
                        IReadOnlyList<FolderRow> folders = await session.FoldersAsync(group);
                        await Task.Yield();
                        await session.AddFolderAsync(new FolderRow { Id = Ids.New(), GroupKey = group, Name = "f", AudienceType = AudienceType.OnDemand, Position = folders.Count });
                        return true;
                    },
                    CancellationToken.None);
            }
        })));
        foreach (long group in groups)
        {
            IReadOnlyList<FolderRow> folders = await store.ReadAsync(session => session.FoldersAsync(group), CancellationToken.None);
            Assert.Equal(Enumerable.Range(0, Writers * Each / groups.Length).Select(i => (long)i), folders.Select(f => f.Position));
        }
    }

    [Theory]
    [StoreData]
    public async Task Reads_see_one_moment(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        if (kind == TestStore.Sqlite)
        {
            // In memory there is one connection: readers and writers take turns, and nothing can come in between.
            return;
        }

        long group = await AddGroupAsync(store);
        long[] seen = await store.ReadAsync(
            async session =>
            {
                long before = await session.BalanceAsync(group);
                await AddCreditsAsync(store, group, 7);
                return new[] { before, await session.BalanceAsync(group) };
            },
            CancellationToken.None);
        Assert.Equal([0L, 0L], seen);
    }

    [Theory]
    [StoreData]
    public async Task People_keep_their_order_and_their_bytes(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        PersonWrite[] people = [.. Enumerable.Range(0, 250).Select(i => Person(i, $"name {i}"))];
        IReadOnlyList<long> keys = await store.WriteAsync(group, session => session.AddPeopleAsync(group, people), CancellationToken.None);
        Assert.Equal(keys.Order(), keys);
        Assert.Equal(people.Length, keys.Distinct().Count());

        List<Candidate> found = [];
        for (long after = 0; ;)
        {
            IReadOnlyList<Candidate> page = await store.ReadAsync(session => session.CandidatesAsync(group, Everybody, after, 40), CancellationToken.None);
            if (page.Count == 0)
            {
                break;
            }

            found.AddRange(page);
            after = page[^1].Position;
        }

        Assert.Equal(people.Select(p => p.Id), found.Select(f => f.PersonId));
        Assert.Equal(people.Select(p => Encoding.UTF8.GetString(p.Json)), found.Select(f => Encoding.UTF8.GetString(f.Json)));
        Assert.Equal(keys, found.Select(f => f.PersonKey));
    }

    [Theory]
    [StoreData]
    public async Task Updated_person_is_found_by_the_new_words_only(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        long key = (await store.WriteAsync(group, session => session.AddPeopleAsync(group, [Person(1, "Ada Byron")]), CancellationToken.None))[0];
        await store.WriteAsync(
            group,
            async session =>
            {
                await session.UpdatePeopleAsync(group, [(key, Person(1, "Grace Hopper") with { ProviderId = "ACw1" })]);
                return true;
            },
            CancellationToken.None);
        Assert.Equal(0, await CountAsync("Byron"));
        Assert.Equal(1, await CountAsync("hopper"));
        Assert.Equal("ACw1", (await store.ReadAsync(session => session.PeopleByProviderIdAsync(group, ["ACw1"]), CancellationToken.None)).Single().ProviderId);

        Task<long> CountAsync(string name) => store.ReadAsync(
            session => session.CountCandidatesAsync(group, new PeopleSource.Query(QueryNode.Words(TextField.Name, name)), 10), CancellationToken.None);
    }

    [Theory]
    [StoreData]
    public async Task Another_group_reaches_nothing(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long owner = await AddGroupAsync(store);
        long other = await AddGroupAsync(store);
        (AudienceRow audience, string[] ids) = await AddAudienceAsync(store, owner, prospects: 3);
        await store.ReadAsync(
            async session =>
            {
                Assert.Equal(new AudienceState(audience.Key, Ready: true), await session.AudienceStateAsync(owner, audience.Id));
                Assert.Equal(ids[0], (await session.ProspectAsync(owner, ids[0]))!.Id);
                Assert.Equal(3, (await session.ProspectsToEnrichAsync(owner, audience.Key, 0, 10)).Count);
                Assert.Null(await session.AudienceAsync(other, audience.Id));
                Assert.Null(await session.AudienceStateAsync(other, audience.Id));
                Assert.Null(await session.ProspectAsync(other, ids[0]));
                Assert.Empty(await session.ProspectsToEnrichAsync(other, audience.Key, 0, 10));
                Assert.Empty(await session.PeopleInAudienceAsync(other, audience.Key, [1, 2, 3]));
                Assert.Empty(await session.AudiencesAsync(other, long.MaxValue, 10));
                Assert.Empty(await session.PeopleByUrlAsync(other, [Person(0, "x").ProfileUrl]));
                return true;
            },
            CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync(
            other,
            async session =>
            {
                await session.AddProspectsAsync(other, audience.Key, [new ProspectWrite(Ids.New(), 1, "{}"u8.ToArray())]);
                return true;
            },
            CancellationToken.None));
    }

    [Theory]
    [StoreData]
    public async Task Pages_are_the_stored_bytes_in_order_from_any_position(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        (AudienceRow audience, string[] ids) = await AddAudienceAsync(store, group, prospects: 25);
        foreach (int limit in new[] { 1, 7, 25, 26, 100 })
        {
            List<string> read = [];
            for (long after = 0; ;)
            {
                var output = new ArrayBufferWriter<byte>();
                ProspectPage page = await store.ReadAsync(session => session.CopyProspectsAsync(group, audience.Key, after, limit, output), CancellationToken.None);
                string[] items = JsonSerializer.Deserialize<string[]>([(byte)'[', .. output.WrittenSpan, (byte)']'])!;
                Assert.Equal(items.Length, page.Count);
                read.AddRange(items);
                after = page.LastPosition;
                if (!page.HasMore)
                {
                    break;
                }
            }

            Assert.Equal(ids, read);
        }
    }

    private static PeopleSource Everybody => new PeopleSource.Query(QueryNode.NoneOf(QueryNode.Words(TextField.Title, "nobody")));

    internal static PersonWrite Person(int i, string name) => new(
        Ids.New(), $"https://www.linkedin.com/in/of-the-contract-{i}", null, null, null, false, Encoding.UTF8.GetBytes($"{{\"n\":{i}}}"), null,
        new SearchText(name, null, null, null, null, null, null, null));

    internal static Task<long> AddGroupAsync(IStore store) =>
        store.WriteAsync(session => session.AddAccountGroupAsync(Ids.New(), "group", 0), CancellationToken.None);

    private static Task<bool> AddCreditsAsync(IStore store, long group, long amount) => store.WriteAsync(
        group,
        async session =>
        {
            await session.AppendLedgerAsync(new LedgerLine(group, amount, 0, null, "test", 0));
            return true;
        },
        CancellationToken.None);

    // The JSON of a prospect is its id, as a string.
    private static Task<(AudienceRow Audience, string[] Ids)> AddAudienceAsync(IStore store, long group, int prospects, int[]? people = null) => store.WriteAsync(
        group,
        async session =>
        {
            var audience = new AudienceRow { Id = Ids.New(), GroupKey = group, Name = "a", Type = AudienceType.OnDemand, Ready = true };
            audience = audience with { Key = await session.AddAudienceAsync(audience) };
            PersonWrite[] writes = [.. (people ?? [.. Enumerable.Range(0, prospects)]).Select(i => Person(i, $"p{i}"))];
            Dictionary<string, long> known = (await session.PeopleByUrlAsync(group, [.. writes.Select(p => p.ProfileUrl)])).ToDictionary(p => p.ProfileUrl, p => p.Key);
            PersonWrite[] added = [.. writes.Where(p => !known.ContainsKey(p.ProfileUrl))];
            foreach ((PersonWrite person, long key) in added.Zip(await session.AddPeopleAsync(group, added)))
            {
                known[person.ProfileUrl] = key;
            }

            string[] ids = [.. writes.Select(_ => Ids.New())];
            await session.AddProspectsAsync(
                group, audience.Key, [.. writes.Zip(ids).Select(w => new ProspectWrite(w.Second, known[w.First.ProfileUrl], Encoding.UTF8.GetBytes($"\"{w.Second}\"")))]);
            return (audience, ids);
        },
        CancellationToken.None);

    private static async Task<string[]> ReadAllAsync(IStore store, long group, long audience)
    {
        var output = new ArrayBufferWriter<byte>();
        await store.ReadAsync(session => session.CopyProspectsAsync(group, audience, 0, 1000, output), CancellationToken.None);
        return JsonSerializer.Deserialize<string[]>([(byte)'[', .. output.WrittenSpan, (byte)']'])!;
    }
}
