using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Faults;

/// <summary>The active fault plans. They live in memory: a restart ends them.</summary>
internal sealed class FaultRegistry : IStageGate
{
    private const int MaxPlans = 100;
    private const int MaxDelayMs = 10 * 60 * 1000;

    private readonly Lock _lock = new();
    private IReadOnlyList<FaultState> _plans = [];

    /// <summary>The plans and what they have done, in the order in which they are tried.</summary>
    public IReadOnlyList<StandingFault> Standing
    {
        get
        {
            lock (_lock)
            {
                return [.. _plans.Select(plan => plan.Report())];
            }
        }
    }

    /// <summary>Replaces all plans; their counters start again.</summary>
    /// <exception cref="RuleException">A plan is wrong.</exception>
    public void Set(IReadOnlyList<FaultPlan> plans) => Change(plans, _ => []);

    /// <summary>Adds plans behind the active ones, which keep their counters.</summary>
    /// <exception cref="RuleException">A plan is wrong, or they become too many.</exception>
    public void Add(IReadOnlyList<FaultPlan> plans) => Change(plans, standing => standing);

    /// <summary>Ends all plans.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _plans = [];
        }
    }

    /// <summary>Ends one plan.</summary>
    /// <exception cref="RuleException">There is none of that id.</exception>
    public void Remove(string faultId)
    {
        lock (_lock)
        {
            IReadOnlyList<FaultState> stay = [.. _plans.Where(plan => plan.Id != faultId)];
            _plans = stay.Count < _plans.Count ? stay : throw RuleException.NotFound("fault", faultId);
        }
    }

    /// <summary>Checks one plan.</summary>
    public static void Check(FaultPlan plan, string prefix, FieldChecks checks)
    {
        Between("status", plan.Status, 200, 599);
        Between("delayMs", plan.DelayMs, 0, MaxDelayMs);
        Between("dropAfterBytes", plan.DropAfterBytes, 0, int.MaxValue);
        Between("skip", plan.Skip, 0, int.MaxValue);
        Between("count", plan.Count, 1, int.MaxValue);
        Between("rate", plan.Rate, 0, 1);
        if (plan.StallStage is not null)
        {
            checks.OneOf(prefix + "stallStage", plan.StallStage, [JobStageNames.Import, JobStageNames.Enrichment, JobStageNames.Scan]);
        }

        void Between(string field, double? value, double least, double most)
        {
            if (value < least || value > most)
            {
                checks.Refuse(prefix + field, $"must be from {least} to {most}");
            }
        }
    }

    /// <summary>The plan that hits a request, if any. Counts the request.</summary>
    public FaultPlan? Match(string method, string path)
    {
        if (_plans.Count == 0)
        {
            return null;
        }

        lock (_lock)
        {
            return _plans.FirstOrDefault(plan => plan.Hits(method, path))?.Plan;
        }
    }

    /// <inheritdoc/>
    public bool IsStalled(string stage, string jobId)
    {
        if (_plans.Count == 0)
        {
            return false;
        }

        lock (_lock)
        {
            return _plans.Any(plan => plan.Holds(stage, jobId));
        }
    }

    private void Change(IReadOnlyList<FaultPlan> plans, Func<IReadOnlyList<FaultState>, IReadOnlyList<FaultState>> kept)
    {
        var checks = new FieldChecks();
        for (int i = 0; i < plans.Count; i++)
        {
            if (plans[i] is null)
            {
                checks.Refuse($"[{i}]", "must be a plan, not null");
                continue;
            }

            Check(plans[i], $"[{i}].", checks);
        }

        lock (_lock)
        {
            IReadOnlyList<FaultState> stay = kept(_plans);
            if (stay.Count + plans.Count > MaxPlans)
            {
                checks.Refuse("faults", $"must hold at most {MaxPlans} plans");
            }

            checks.Done();
            _plans = [.. stay, .. plans.Select(plan => new FaultState(plan))];
        }
    }
}
