using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Service.People.Import;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>Imports signals of people of the directory. A prospect has them when a scan has run over it.</summary>
internal sealed class SignalImport(IStore store)
{
    private const int BatchSize = 500;
    private const int MostErrors = 100;

    /// <summary>Imports a CSV file; bad rows are counted and skipped.</summary>
    /// <exception cref="RuleException">The file has no header of signals.</exception>
    public async Task<SignalImportResult> ImportAsync(long groupKey, Stream input, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(input);
        string content = await text.ReadToEndAsync(cancellationToken);
        var result = new SignalImportResult();
        List<RowError> errors = [];
        foreach (SignalRow[] batch in Rows(content).Chunk(BatchSize))
        {
            (long added, long known, IReadOnlyList<RowError> refused) = await store.WriteAsync(
                groupKey, session => AddAsync(session, groupKey, batch), cancellationToken);
            result.Read += batch.Length;
            result.Added += added;
            result.Known += known;
            result.Skipped += refused.Count;
            errors.AddRange(refused.Take(MostErrors - errors.Count));
        }

        result.Errors = errors;
        return result;
    }

    private static IEnumerable<SignalRow> Rows(string content)
    {
        try
        {
            return SignalRows.Read(content);
        }
        catch (InvalidDataException e)
        {
            throw RuleException.Invalid("file", e.Message);
        }
    }

    private static async Task<(long Added, long Known, IReadOnlyList<RowError> Refused)> AddAsync(IWriteSession session, long groupKey, SignalRow[] rows)
    {
        // As in an import of people: by the address, and by the id that is in it.
        string[] names = [.. rows.Select(row => row.ProfileUrl).OfType<string>().SelectMany(url => new[] { url, LinkedInUrl.ProviderIdOf(url) }).OfType<string>().Distinct()];
        Dictionary<string, long> keys = [];
        foreach (AddressedPerson known in await session.PeopleByAddressAsync(groupKey, names))
        {
            keys.TryAdd(known.Address, known.Person.Key);
        }

        Dictionary<long, PersonSignalsRow> people = (await session.PersonSignalsAsync(groupKey, [.. keys.Values.Distinct()])).ToDictionary(person => person.Key);
        Dictionary<PersonSignalsRow, PersonSignals> changed = [];
        List<RowError> refused = [];
        long added = 0;
        long repeated = 0;
        foreach (SignalRow row in rows)
        {
            if (row.Error is not null || !TryFind(row.ProfileUrl!, out PersonSignalsRow? person))
            {
                refused.Add(new RowError { Line = row.Line, Message = row.Error ?? $"The directory has nobody with the address {row.ProfileUrl}. Import the person first." });
                continue;
            }

            if (!changed.TryGetValue(person, out PersonSignals? signals))
            {
                changed[person] = signals = PersonSignals.Read(person.Signals);
            }

            bool isNew = signals.Add(row.Type!, row.Item!);
            added += isNew ? 1 : 0;
            repeated += isNew ? 0 : 1;
        }

        await session.SetPersonSignalsAsync(groupKey, [.. changed.Select(c => (c.Key.Key, c.Value.ToJson()))]);
        return (added, repeated, refused);

        bool TryFind(string url, [NotNullWhen(true)] out PersonSignalsRow? found)
        {
            found = keys.TryGetValue(url, out long key) || (LinkedInUrl.ProviderIdOf(url) is { } id && keys.TryGetValue(id, out key)) ? people.GetValueOrDefault(key) : null;
            return found is not null;
        }
    }

    /// <summary>The signals of a person, each once.</summary>
    private sealed class PersonSignals(List<SignalResult> results)
    {
        public static PersonSignals Read(byte[]? json) =>
            new(json is null ? [] : [.. JsonSerializer.Deserialize(json, WireJson.Context.IReadOnlyListSignalResult)!]);

        /// <summary>Adds a signal; false when the person has it.</summary>
        public bool Add(string type, SignalItem item)
        {
            SignalResult? result = results.Find(r => r.Type == type);
            if (result is null)
            {
                results.Add(new SignalResult { Type = type, Items = [item] });
                return true;
            }

            if (result.Items!.Any(i => i.Title == item.Title && i.PostLink == item.PostLink && i.PostedAt == item.PostedAt))
            {
                return false;
            }

            result.Items = [.. result.Items!, item];
            return true;
        }

        public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes<IReadOnlyList<SignalResult>>(results, WireJson.Context.IReadOnlyListSignalResult);
    }
}
