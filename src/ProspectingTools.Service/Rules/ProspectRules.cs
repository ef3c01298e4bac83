using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>Signals and look-up of prospects (prospecting-api.md, "Signals, provider look-up").</summary>
internal sealed class ProspectRules(IStore store)
{
    private const int MaxProviderId = 256;
    private const int MaxMatches = 100;
    private const string Pending = "pending";
    private const string Evaluated = "evaluated";

    /// <summary>What scans have found about a prospect, of at least a score; pending until one has run over it.</summary>
    public async Task<ProspectSignals> SignalsAsync(Caller caller, string prospectId, long least, CancellationToken cancellationToken)
    {
        string id = Ids.Require("prospectId", prospectId);
        ProspectRow prospect = await store.ReadAsync(session => session.ProspectAsync(caller.GroupKey, id), cancellationToken)
            ?? throw RuleException.NotFound("prospect", prospectId);
        IReadOnlyList<SignalResult> results =
            prospect.Signals is null ? [] : JsonSerializer.Deserialize(prospect.Signals, WireJson.Context.IReadOnlyListSignalResult)!;
        return new ProspectSignals
        {
            ProspectId = prospect.Id,
            Status = prospect.Signals is null ? Pending : Evaluated,
            Results = [.. results.Select(r => Above(r, least)).Where(r => r.Items!.Count > 0)],
        };
    }

    /// <summary>The prospects behind LinkedIn's own id of a person.</summary>
    public async Task<ProviderResolution> LookUpAsync(Caller caller, string providerId, CancellationToken cancellationToken)
    {
        if (providerId.Length > MaxProviderId || providerId.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            throw RuleException.Invalid("providerId", $"must be at most {MaxProviderId} characters without blanks", RefusalCode.Unprocessable);
        }

        IReadOnlyList<ProspectRow> rows = await store.ReadAsync(
            session => session.ProspectsByProviderIdAsync(caller.GroupKey, providerId, MaxMatches), cancellationToken);
        return new ProviderResolution
        {
            ProviderId = providerId,
            Resolution = rows.Count switch { 0 => "none", 1 => "unique", _ => "ambiguous" },
            Matches = [.. rows.Select(Match)],
        };
    }

    private static ProspectMatch Match(ProspectRow row)
    {
        Prospect? prospect = JsonSerializer.Deserialize(row.Json, WireJson.Context.Prospect);
        return new ProspectMatch
        {
            ProspectId = row.Id,
            PersonId = row.PersonId,
            PublicIdentifier = prospect?.PublicIdentifier,
            LinkedinUrl = prospect?.LinkedinUrl,
            Name = prospect?.Name,
            CompanyName = prospect?.Company?.Name,
            Title = prospect?.Title,
        };
    }

    // A signal without a score is one that nobody has rated: it is dropped only when a score is asked for.
    private static SignalResult Above(SignalResult result, long least) => new()
    {
        Type = result.Type,
        Items = [.. (result.Items ?? []).Where(i => (i.Score ?? long.MinValue) >= least)],
    };
}
