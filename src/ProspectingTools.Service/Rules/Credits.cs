using System;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>The credit ledger: lines are added, never changed; the balance is their sum.</summary>
internal sealed class Credits(IStore store, TimeProvider clock)
{
    private const int MaxNote = 500;

    /// <summary>The caller's balance.</summary>
    public Task<CreditBalance> BalanceAsync(Caller caller, CancellationToken cancellationToken) => store.ReadAsync(
        async session => new CreditBalance { RemainingCredits = await session.BalanceAsync(caller.GroupKey) }, cancellationToken);

    /// <summary>Adds credits to an account group, or takes them away.</summary>
    /// <returns>The new balance.</returns>
    public Task<CreditBalance> AddAsync(long groupKey, AddCreditsRequest request, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        if (request.Credits is 0 or > 1_000_000_000_000 or < -1_000_000_000_000)
        {
            checks.Refuse("credits", "must be a whole number other than 0, at most a million million");
        }

        checks.Longest("note", request.Note, MaxNote);
        checks.Done();
        return store.WriteAsync(
            groupKey,
            async session =>
            {
                if (await session.BalanceAsync(groupKey) + request.Credits < 0)
                {
                    throw RuleException.Invalid("credits", "would make the balance negative");
                }

                long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                await session.AppendLedgerAsync(new LedgerLine(groupKey, request.Credits, 0, null, request.Note ?? "added", now));
                return new CreditBalance { RemainingCredits = await session.BalanceAsync(groupKey) };
            },
            cancellationToken);
    }
}
