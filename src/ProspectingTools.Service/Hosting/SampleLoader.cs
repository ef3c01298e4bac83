using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Hosting;

/// <summary>
/// Fills a directory with fictional people and sources. How far it came is stored with each batch, so that a second start adds
/// nothing and an interrupted one resumes.
/// </summary>
internal sealed class SampleLoader(IStore store)
{
    private const int BatchSize = 1000;
    private const int LargestLeadList = 10_000;

    /// <summary>Brings the sample up to a count.</summary>
    public async Task LoadAsync(long groupKey, int count, int seed, CancellationToken cancellationToken)
    {
        int before = await LoadedAsync(PeopleSetting(seed), cancellationToken);
        int loaded = before;
        foreach (Person[] batch in SampleData.People(count, seed).Skip(loaded).Chunk(BatchSize))
        {
            loaded += batch.Length;
            await store.WriteAsync(
                groupKey,
                async session =>
                {
                    await PeopleMerging.AddAsync(session, groupKey, batch, sample: true);
                    await session.SetSettingAsync(PeopleSetting(seed), loaded.ToString(CultureInfo.InvariantCulture));
                    return true;
                },
                cancellationToken);
        }

        if (loaded > before)
        {
            await store.SettleAsync(cancellationToken);
        }

        if (count > 0 && await LoadedAsync(SourcesSetting(seed), cancellationToken) < count)
        {
            await store.WriteAsync(groupKey, session => AddSourcesAsync(session, groupKey, count, seed), cancellationToken);
        }
    }

    private static string PeopleSetting(int seed) => $"sample_people_{seed}";

    private static string SourcesSetting(int seed) => $"sample_sources_{seed}";

    private Task<int> LoadedAsync(string setting, CancellationToken cancellationToken) => store.ReadAsync(
        async session => int.Parse(await session.SettingAsync(setting) ?? "0", CultureInfo.InvariantCulture), cancellationToken);

    private static async Task<bool> AddSourcesAsync(IWriteSession session, long groupKey, int count, int seed)
    {
        foreach (SampleLeadList sample in SampleData.LeadLists(count, seed))
        {
            SourceRow list = await PeopleImport.LeadListAsync(session, groupKey, sample.Name);
            IReadOnlyList<Candidate> members = await session.CandidatesAsync(groupKey, new PeopleSource.Query(sample.Query.ToNode()!), 0, LargestLeadList);
            await session.AddLeadListMembersAsync(groupKey, list.Key, [.. members.Select(m => m.PersonKey)]);
        }

        HashSet<string> searches = [.. (await session.SavedSearchesAsync(groupKey)).Select(s => s.Name)];
        foreach (SampleSavedSearch search in SampleData.SavedSearches(seed).Where(s => !searches.Contains(s.Name)))
        {
            await session.AddSavedSearchAsync(groupKey, Ids.New(), search.Name, search.Query.ToNode()!.ToString());
        }

        foreach (SamplePost post in SampleData.Posts(count, seed))
        {
            // The order of the comments is kept: it is the order in which a job imports their authors.
            string[] urls = [.. post.CommenterIndexes.Select(i => SampleData.People(count, seed).ElementAt(i).ProfileUrl)];
            Dictionary<string, long> keys = (await session.PeopleByUrlAsync(groupKey, urls)).ToDictionary(p => p.ProfileUrl, p => p.Key);
            await session.AddCommentersAsync(groupKey, await session.PostKeyAsync(groupKey, post.PostUrl), [.. urls.Where(keys.ContainsKey).Select(u => keys[u])]);
        }

        await session.SetSettingAsync(SourcesSetting(seed), count.ToString(CultureInfo.InvariantCulture));
        return true;
    }
}
