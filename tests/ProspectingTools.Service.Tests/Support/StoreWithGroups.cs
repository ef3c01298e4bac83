using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>
/// A store with several account groups, each with ready audiences. The JSON of a prospect is the id of its audience, so that
/// anyone who reads it sees at once whose it is.
/// </summary>
internal sealed class StoreWithGroups : IAsyncDisposable
{
    private StoreWithGroups(IStore store) => Store = store;

    public IStore Store { get; }

    /// <summary>The audiences, group by group.</summary>
    public List<AudienceRow> Audiences { get; } = [];

    /// <summary>A caller of each group.</summary>
    public List<Caller> Callers { get; } = [];

    public static async Task<StoreWithGroups> CreateAsync(int groups, int audiences, int prospects)
    {
        var created = new StoreWithGroups(await TestStore.NewAsync());
        for (int group = 0; group < groups; group++)
        {
            await created.AddGroupAsync($"group {group}", audiences, prospects);
        }

        return created;
    }

    /// <summary>The lists that have cursors, by the names that their cursors are signed for.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. Callers.SelectMany(c => new[] { $"audiences:{c.GroupId}", $"jobs:{c.GroupId}:", $"jobs:{c.GroupId}:{JobStatus.Completed}", $"accounts:{c.GroupId}" }),
        .. Callers.SelectMany(c => Audiences.Select(a => $"prospects:{c.GroupId}:{a.Id}")),
    ];

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private Task<bool> AddGroupAsync(string name, int audiences, int prospects) => Store.WriteAsync(
        async session =>
        {
            string id = Ids.New();
            long key = await session.AddAccountGroupAsync(id, name, 0);
            Callers.Add(new Caller(key, id, name, "key", new HashSet<string>()));
            IReadOnlyList<long> people = await session.AddPeopleAsync(key, [.. Enumerable.Range(0, prospects).Select(Person)]);
            for (int i = 0; i < audiences; i++)
            {
                var audience = new AudienceRow { Id = Ids.New(), GroupKey = key, Name = $"{id} {i}", Type = AudienceType.OnDemand, Ready = true };
                audience = audience with { Key = await session.AddAudienceAsync(audience) };
                await session.AddProspectsAsync(key, audience.Key, [.. people.Select(p => new ProspectWrite(Ids.New(), p, Encoding.UTF8.GetBytes($"\"{audience.Id}\"")))]);
                Audiences.Add(audience);
                await session.AddJobAsync(new JobRow
                {
                    Id = Ids.New(), GroupKey = key, Source = id, Status = JobStatus.Completed, Plan = "{}", AudienceKey = audience.Key, AudienceId = audience.Id, Stage = "import",
                });
            }

            return true;
        },
        CancellationToken.None);

    private static PersonWrite Person(int i) => new(
        Ids.New(), $"https://www.linkedin.com/in/of-group-{i}", null, null, null, false, "{}"u8.ToArray(), null, new SearchText($"P {i}", null, null, null, null, null, null, null));
}
