using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Faults;

/// <summary>
/// Sets fault plans. They live in the memory of one process, so that where several instances answer in turn, a plan would hit some of
/// the requests that it names, by chance; there it is refused.
/// </summary>
internal sealed class FaultPlans(FaultRegistry registry, IStore store)
{
    /// <summary>Replaces all plans.</summary>
    /// <exception cref="RuleException">A plan is wrong, or other instances share the database.</exception>
    public async Task<IReadOnlyList<StandingFault>> SetAsync(IReadOnlyList<FaultPlan> plans, CancellationToken cancellationToken)
    {
        await RequireAloneAsync(plans, cancellationToken);
        registry.Set(plans);
        return registry.Standing;
    }

    /// <summary>Adds plans behind the active ones.</summary>
    /// <exception cref="RuleException">A plan is wrong, or other instances share the database.</exception>
    public async Task<IReadOnlyList<StandingFault>> AddAsync(IReadOnlyList<FaultPlan> plans, CancellationToken cancellationToken)
    {
        await RequireAloneAsync(plans, cancellationToken);
        registry.Add(plans);
        return registry.Standing;
    }

    private async Task RequireAloneAsync(IReadOnlyList<FaultPlan> plans, CancellationToken cancellationToken)
    {
        if (plans.Count > 0 && await store.CountInstancesAsync(cancellationToken) is > 1 and int instances)
        {
            throw RuleException.Invalid("faults", $"cannot be used where {instances} instances share a database, because only this one would know them. Send a plan with the request that is to meet it, in {FaultPlan.Header} (with {FaultPlan.AdminKeyHeader}), or try faults on an instance that is alone.");
        }
    }
}
