using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <content>People in lists and audiences: appended, moved and merged.</content>
public sealed partial class StoreContractTests
{
    [Theory]
    [StoreData]
    public async Task Members_of_a_list_are_appended_once_in_the_order_given(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        IReadOnlyList<long> keys = await store.WriteAsync(
            group, session => session.AddPeopleAsync(group, [.. Enumerable.Range(0, 5).Select(i => Person(i, $"p{i}"))]), CancellationToken.None);
        string id = Ids.New();
        await store.WriteAsync(
            group,
            async session =>
            {
                long list = await session.AddLeadListAsync(group, id, "list");
                await session.AddLeadListMembersAsync(group, list, [keys[3], keys[1]]);
                await session.AddLeadListMembersAsync(group, list, [keys[1], keys[4], keys[3], keys[0], keys[4]]);
                return true;
            },
            CancellationToken.None);
        IReadOnlyList<Candidate> members = await store.ReadAsync(session => session.CandidatesAsync(group, new PeopleSource.LeadList(id), 0, 10), CancellationToken.None);
        Assert.Equal([keys[3], keys[1], keys[4], keys[0]], members.Select(m => m.PersonKey));
        Assert.Equal([1L, 2, 3, 4], members.Select(m => m.Position));
    }

    // Each order of people who were there before and of new ones, one time with all of them at once and then one after the other.
    [Theory]
    [StoreData]
    public async Task Members_are_once_in_a_list_whatever_stood_before_them(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        int made = 0;
        long[] old = [.. await store.WriteAsync(group, session => session.AddPeopleAsync(group, [Person(made++, "old"), Person(made++, "older")]), CancellationToken.None)];
        for (int mix = 0; mix < 16; mix++)
        {
            string id = Ids.New();
            long[] appended = [];
            await store.WriteAsync(
                group,
                async session =>
                {
                    long[] fresh = [.. await session.AddPeopleAsync(group, [.. Enumerable.Range(0, 4).Select(i => Person(made + i, "new"))])];
                    appended = [.. Enumerable.Range(0, 4).Select(i => (mix >> i) % 2 == 0 ? fresh[i] : old[i % 2]).Distinct()];
                    long list = await session.AddLeadListAsync(group, id, "list");
                    await session.AddLeadListMembersAsync(group, list, appended);
                    foreach (long one in appended)
                    {
                        await session.AddLeadListMembersAsync(group, list, [one]);
                    }

                    return true;
                },
                CancellationToken.None);
            made += 4;
            IReadOnlyList<Candidate> members = await store.ReadAsync(session => session.CandidatesAsync(group, new PeopleSource.LeadList(id), 0, 10), CancellationToken.None);
            Assert.Equal(appended, members.Select(m => m.PersonKey));
        }
    }

    // New and known people in any mix, some of them twice, in one transaction or in several: a list is what was appended, once each.
    [Theory]
    [StoreData]
    public async Task Members_are_those_appended_once_each_whenever_they_were_added(string kind)
    {
        var random = new Random(Seed.Next());
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        string id = Ids.New();
        long list = await store.WriteAsync(group, session => session.AddLeadListAsync(group, id, "list"), CancellationToken.None);
        long post = await store.WriteAsync(group, session => session.PostKeyAsync(group, "https://www.linkedin.com/posts/a-1"), CancellationToken.None);
        List<long> known = [];
        List<long> expected = [];
        List<long> commenters = [];
        for (int transaction = 0; transaction < 12; transaction++)
        {
            await store.WriteAsync(
                group,
                async session =>
                {
                    await session.DeferDiskAsync();
                    for (int step = random.Next(1, 5); step > 0; step--)
                    {
                        int fresh = random.Next(4);
                        int from = known.Count;
                        known.AddRange(await session.AddPeopleAsync(group, [.. Enumerable.Range(from, fresh).Select(i => Person(i, $"p{i}"))]));
                        long[] appended = [.. Enumerable.Range(0, random.Next(6)).Select(_ => known.Count == 0 ? 0 : known[random.Next(random.Next(3) == 0 ? 0 : from < known.Count ? from : 0, known.Count)]).Where(key => key > 0)];
                        (List<long> members, Task append) = random.Next(2) == 0
                            ? (expected, session.AddLeadListMembersAsync(group, list, appended))
                            : (commenters, session.AddCommentersAsync(group, post, appended));
                        await append;
                        members.AddRange(appended.Distinct().Except(members).ToArray());
                    }

                    return true;
                },
                CancellationToken.None);
        }

        await store.SettleAsync(CancellationToken.None);
        IReadOnlyList<Candidate> found = await store.ReadAsync(session => session.CandidatesAsync(group, new PeopleSource.LeadList(id), 0, 1000), CancellationToken.None);
        Assert.Equal(expected, found.Select(m => m.PersonKey));
        Assert.Equal(Enumerable.Range(1, expected.Count).Select(i => (long)i), found.Select(m => m.Position));
        found = await store.ReadAsync(session => session.CandidatesAsync(group, new PeopleSource.Post("https://www.linkedin.com/posts/a-1"), 0, 1000), CancellationToken.None);
        Assert.Equal(commenters, found.Select(m => m.PersonKey));
    }

    [Theory]
    [StoreData]
    public async Task Merged_people_are_one_in_lists_searches_counts_and_audiences(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        long before = await store.ReadAsync(session => session.PeopleCountAsync(), CancellationToken.None);
        PersonWrite[] people = [.. Enumerable.Range(0, 4).Select(i => Person(i, $"name {i}") with
        {
            ProviderId = $"ACwAAAB{i}xy", CountryCode = "DE", Headcount = "11-50", CompanyType = "Public", Industry = "Banking", CompanyUrl = "https://www.linkedin.com/company/a",
        })];
        IReadOnlyList<long> keys = await store.WriteAsync(group, session => session.AddPeopleAsync(group, people), CancellationToken.None);
        (AudienceRow both, string[] ids) = await AddAudienceAsync(store, group, 4);
        (AudienceRow second, string[] secondIds) = await AddAudienceAsync(store, group, 1, people: [2]);
        string list = Ids.New();
        await store.WriteAsync(
            group,
            async session =>
            {
                await session.AddLeadListMembersAsync(group, await session.AddLeadListAsync(group, list, "list"), [keys[2], keys[0], keys[3]]);
                await session.AddCommentersAsync(group, await session.PostKeyAsync(group, "https://www.linkedin.com/posts/a-1"), [keys[1], keys[2]]);
                await session.AddAddressesAsync(group, [(keys[2], "https://www.linkedin.com/in/once-more")]);
                await session.SetPersonSignalsAsync(group, [(keys[2], "[1]"u8.ToArray())]);
                IReadOnlyList<DirectoryPerson> gone = await session.PeopleByUrlAsync(group, [people[1].ProfileUrl, people[2].ProfileUrl]);
                await session.MergePeopleAsync(group, keys[0], [.. gone.OrderBy(person => person.Key)]);
                return true;
            },
            CancellationToken.None);

        string[] names = [.. people[..3].SelectMany(person => new[] { person.ProfileUrl, person.ProviderId! }), "https://www.linkedin.com/in/once-more"];
        await store.ReadAsync(
            async session =>
            {
                IReadOnlyList<AddressedPerson> known = await session.PeopleByAddressAsync(group, names);
                Assert.Equal(names.Order().Select(name => (name, keys[0])), known.Select(one => (one.Address, one.Person.Key)).OrderBy(one => one.Address));
                Assert.Equal([keys[0], keys[3]], (await session.CandidatesAsync(group, new PeopleSource.LeadList(list), 0, 10)).Select(member => member.PersonKey));
                Assert.Equal([keys[0]], (await session.CandidatesAsync(group, new PeopleSource.Post("https://www.linkedin.com/posts/a-1"), 0, 10)).Select(member => member.PersonKey));
                Assert.Equal("[1]", Encoding.UTF8.GetString((await session.PersonSignalsAsync(group, [keys[0]])).Single().Signals!));
                Assert.Equal(before + 2, await session.PeopleCountAsync());
                QueryNode nobody = QueryNode.NoneOf(QueryNode.Words(TextField.Title, "nobody"));
                QueryNode[] searches =
                [
                    nobody, QueryNode.NoneOf(QueryNode.OneOf(CodeField.Country, ["FR"])), QueryNode.OneOf(CodeField.Headcount, ["11-50"]), QueryNode.OneOf(CodeField.CompanyType, ["Public"]),
                    QueryNode.OneOf(CodeField.IndustryName, ["Banking"]), QueryNode.AnyOf([nobody, QueryNode.OneOf(CodeField.Country, ["FR"])]), QueryNode.Words(TextField.Name, "name"),
                ];
                foreach (QueryNode search in searches)
                {
                    Assert.Equal([keys[0], keys[3]], (await session.CandidatesAsync(group, new PeopleSource.Query(search), 0, 10)).Select(found => found.PersonKey));
                    Assert.Equal(2, await session.CountCandidatesAsync(group, new PeopleSource.Query(search), 10));
                }

                // What was paid for stays, and is the kept person's where that one is not there already.
                Assert.Equal(4, (await session.ProspectsToEnrichAsync(group, both.Key, 0, 10)).Count);
                Assert.Equal([people[0].ProfileUrl], (await session.ProspectsToScanAsync(group, second.Key, 0, 10)).Select(row => row.ProfileUrl));
                return true;
            },
            CancellationToken.None);
        Assert.Equal(ids, await ReadAllAsync(store, group, both.Key));

        // With the last prospect goes what was kept for it.
        await store.WriteAsync(
            group,
            async session =>
            {
                await session.DeleteAudienceAsync(group, both.Key);
                return true;
            },
            CancellationToken.None);
        Assert.Equal(secondIds, await ReadAllAsync(store, group, second.Key));
        Assert.Equal(2, (await store.ReadAsync(session => session.PersonSignalsAsync(group, [.. keys]), CancellationToken.None)).Count);
    }

    [Theory]
    [StoreData]
    public async Task Moved_prospects_come_to_the_end_each_person_once(string kind)
    {
        await using IStore store = await TestStore.NewAsync(kind);
        long group = await AddGroupAsync(store);
        (AudienceRow from, string[] ids) = await AddAudienceAsync(store, group, prospects: 6);
        (AudienceRow to, string[] own) = await AddAudienceAsync(store, group, prospects: 2, people: [0, 1]);
        long moved = await store.WriteAsync(
            group, session => session.MoveProspectsAsync(group, from.Key, to.Key, [ids[5], ids[0], ids[3], Ids.New()]), CancellationToken.None);
        Assert.Equal(2, moved);
        string[] there = await ReadAllAsync(store, group, to.Key);
        string[] stayed = await ReadAllAsync(store, group, from.Key);
        Assert.Equal([.. own, ids[3], ids[5]], there);
        Assert.Equal([ids[0], ids[1], ids[2], ids[4]], stayed);
        (long left, long arrived) = await store.ReadAsync(
            async session => ((await session.AudienceAsync(group, from.Id))!.ProspectCount, (await session.AudienceAsync(group, to.Id))!.ProspectCount), CancellationToken.None);
        Assert.Equal((4, 4), (left, arrived));
    }
}
