using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Service.People;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>
/// Adds people to the directory, or merges them into whom they are: a person is known by every address of theirs (a public one,
/// LinkedIn's own ids), and by nothing else. A row that names two known people joins them; a name alone never does.
/// </summary>
internal static class PeopleMerging
{
    /// <summary>Adds or merges people within a transaction.</summary>
    public static Task AddAsync(IWriteSession session, long groupKey, IReadOnlyList<Person> people, bool sample) =>
        AddAsync(session, groupKey, [.. people.Select(person => new ReadyPerson(person, sample))]);

    /// <summary>Adds or merges people who were made ready for the store beforehand.</summary>
    /// <returns>The store's numbers of the people, each once in the order of first sight; how many were new; and for each person who was known as several, who these were.</returns>
    public static async Task<(IReadOnlyList<long> Keys, int Added, IReadOnlyList<string> Joined)> AddAsync(IWriteSession session, long groupKey, IReadOnlyList<ReadyPerson> people)
    {
        Groups groups = new(people.Count);
        foreach (ReadyPerson person in people)
        {
            groups.Add(person);
        }

        IReadOnlyList<AddressedPerson> known = await session.PeopleByAddressAsync(groupKey, groups.Names);
        foreach (AddressedPerson stored in known)
        {
            groups.AddKnown(stored);
        }

        List<PersonWrite> added = [];
        List<Group> fresh = [];
        List<(long, PersonWrite)> updated = [];
        List<(long, string)> addresses = [];
        List<string> joined = [];
        foreach (Group group in groups.All)
        {
            if (group.Known.Count == 0)
            {
                added.Add(group.ToStore());
                fresh.Add(group);
                continue;
            }

            DirectoryPerson[] stored = [.. group.Known.Values];
            DirectoryPerson keep = stored[0];
            Person merged = stored.Skip(1).Aggregate(PersonRecord.FromStore(keep), (one, next) => PersonMerge.Merge(one, PersonRecord.FromStore(next)));
            PersonWrite written = PersonRecord.ToStore(PersonMerge.Merge(merged, group.Person), keep.Id, keep.Sample);
            group.Key = keep.Key;
            if (stored.Length > 1)
            {
                joined.Add(string.Join(" and ", stored.Select(Shown)));
                await session.MergePeopleAsync(groupKey, keep.Key, [.. stored.Skip(1)]);
            }

            if (!PersonRecord.Same(keep, written))
            {
                updated.Add((keep.Key, written));
            }

            addresses.AddRange(group.Names.Where(name => name != keep.ProfileUrl && name != written.ProviderId && !group.KnownNames.Contains(name)).Select(name => (keep.Key, name)));
        }

        IReadOnlyList<long> keys = await session.AddPeopleAsync(groupKey, added);
        for (int i = 0; i < fresh.Count; i++)
        {
            Group group = fresh[i];
            group.Key = keys[i];
            addresses.AddRange(group.Names.Where(name => name != group.Person.ProfileUrl && name != group.Person.ProviderId).Select(name => (group.Key, name)));
        }

        await session.UpdatePeopleAsync(groupKey, updated);
        await session.AddAddressesAsync(groupKey, addresses);
        return ([.. groups.All.Select(group => group.Key)], added.Count, joined);
    }

    private static string Shown(DirectoryPerson stored)
    {
        string name = PersonRecord.FromStore(stored).Prospect.Name ?? "somebody";
        return stored.ProfileUrl.StartsWith(PersonKey.Prefix, System.StringComparison.Ordinal) ? name : $"{name} ({stored.ProfileUrl})";
    }

    /// <summary>The names under which a person is known.</summary>
    private static IEnumerable<string> NamesOf(Person person)
    {
        yield return person.ProfileUrl;
        if (LinkedInUrl.IsProviderId(person.ProviderId))
        {
            yield return person.ProviderId;
        }

        foreach (string other in person.OtherAddresses)
        {
            yield return other;
        }
    }

    /// <summary>One person of a batch.</summary>
    private sealed class Group(ReadyPerson ready)
    {
        public Person Person { get; set; } = ready.Person;

        /// <summary>The form for the store: made beforehand, unless rows were merged since.</summary>
        public PersonWrite ToStore() => ReferenceEquals(Person, ready.Person) ? ready.Written : PersonRecord.ToStore(Person, ready.Written.Id, ready.Written.Sample);

        public List<string> Names { get; } = [];

        public SortedDictionary<long, DirectoryPerson> Known { get; } = [];

        public HashSet<string> KnownNames { get; } = [];

        public long Key { get; set; }
    }

    /// <summary>The people of a batch, those who share an address in one.</summary>
    private sealed class Groups(int capacity)
    {
        private readonly Dictionary<string, Group> _byName = new(capacity * 2, StringComparer.Ordinal);
        private readonly Dictionary<long, Group> _byKey = [];
        private readonly List<Group> _all = new(capacity);
        private readonly HashSet<Group> _gone = [];

        public IReadOnlyCollection<string> Names => _byName.Keys;

        public IEnumerable<Group> All => _gone.Count == 0 ? _all : _all.Where(group => !_gone.Contains(group));

        public void Add(ReadyPerson ready)
        {
            Person person = ready.Person;
            Group? group = null;
            foreach (string name in NamesOf(person))
            {
                if (_byName.TryGetValue(name, out Group? other))
                {
                    group = group is null || group == other ? other : Unite(group, other);
                }
            }

            if (group is null)
            {
                group = new Group(ready);
                _all.Add(group);
            }
            else
            {
                group.Person = PersonMerge.Merge(group.Person, person);
            }

            foreach (string name in NamesOf(person))
            {
                if (_byName.TryAdd(name, group))
                {
                    group.Names.Add(name);
                }
            }
        }

        public void AddKnown(AddressedPerson stored)
        {
            Group group = _byName[stored.Address];
            if (_byKey.TryGetValue(stored.Person.Key, out Group? other) && other != group)
            {
                group = Unite(other, group);
            }

            _byKey[stored.Person.Key] = group;
            group.Known[stored.Person.Key] = stored.Person;
            group.KnownNames.Add(stored.Address);
        }

        private Group Unite(Group one, Group other)
        {
            (Group first, Group second) = _all.IndexOf(one) < _all.IndexOf(other) ? (one, other) : (other, one);
            first.Person = PersonMerge.Merge(first.Person, second.Person);
            foreach (string name in second.Names)
            {
                _byName[name] = first;
                first.Names.Add(name);
            }

            foreach ((long key, DirectoryPerson known) in second.Known)
            {
                first.Known[key] = known;
                _byKey[key] = first;
            }

            first.KnownNames.UnionWith(second.KnownNames);
            _gone.Add(second);
            return first;
        }
    }
}
