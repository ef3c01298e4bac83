using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>People of the directory who are in the suppression file, by anything that they are known by, paid for or not.</summary>
internal sealed class SuppressedPeople(IStore store, ServiceSettings settings)
{
    private const int Chunk = 500;

    /// <summary>Reads the suppression file.</summary>
    /// <exception cref="RuleException">It cannot be read or understood.</exception>
    public static async Task<SuppressionList> RequireAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await settings.Suppression.CurrentAsync(cancellationToken);
        }
        catch (SuppressionException e)
        {
            throw RuleException.Invalid("suppression", e.Message);
        }
    }

    /// <summary>Which people are suppressed.</summary>
    /// <param name="session">The store.</param>
    /// <param name="groupKey">The account group.</param>
    /// <param name="list">The list.</param>
    /// <param name="people">The people in question.</param>
    /// <returns>Those of them whom the list covers.</returns>
    public static async Task<IReadOnlySet<long>> OfAsync(IReadSession session, long groupKey, SuppressionList list, IReadOnlyCollection<long> people)
    {
        HashSet<long> suppressed = [];
        if (list.Count == 0 || people.Count == 0)
        {
            return suppressed;
        }

        ILookup<long, string> addresses = (await session.PersonAddressesAsync(groupKey, people)).ToLookup(row => row.PersonKey, row => row.Address);
        foreach (PersonContactRow person in await session.PersonContactsAsync(groupKey, people))
        {
            Prospect prospect = JsonSerializer.Deserialize(person.Json, WireJson.Context.Prospect) ?? new Prospect();
            IReadOnlyList<EmailAddress>? emails = person.Emails is null ? null : JsonSerializer.Deserialize(person.Emails, WireJson.Context.IReadOnlyListEmailAddress);
            string?[] names = [person.ProfileUrl, person.ProviderId, .. addresses[person.PersonKey]];
            if (list.Has(prospect, names.OfType<string>(), emails))
            {
                suppressed.Add(person.PersonKey);
            }
        }

        return suppressed;
    }

    /// <summary>The prospects of an audience whose people are suppressed now.</summary>
    /// <exception cref="RuleException">There is no such audience, or the suppression file cannot be understood.</exception>
    public async Task<SuppressedProspects> OfAudienceAsync(Caller caller, string audienceId, CancellationToken cancellationToken)
    {
        string id = Ids.Require("audienceId", audienceId);
        SuppressionList list = await RequireAsync(settings, cancellationToken);
        return await store.ReadAsync(
            async session =>
            {
                AudienceState audience = await session.AudienceStateAsync(caller.GroupKey, id) ?? throw RuleException.NotFound("audience", audienceId);
                List<string> suppressed = [];
                long after = 0;
                IReadOnlyList<ProspectPersonRow> rows;
                do
                {
                    rows = list.Count == 0 ? [] : await session.ProspectPeopleAsync(caller.GroupKey, audience.Key, after, Chunk);
                    IReadOnlySet<long> people = await OfAsync(session, caller.GroupKey, list, [.. rows.Select(row => row.PersonKey).Distinct()]);
                    suppressed.AddRange(rows.Where(row => people.Contains(row.PersonKey)).Select(row => row.Id));
                    after = rows.Count == 0 ? after : rows[^1].Position;
                }
                while (rows.Count == Chunk);
                return new SuppressedProspects { ProspectIds = suppressed };
            },
            cancellationToken);
    }
}
