using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Linq;
using System.Threading;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Faults;

/// <summary>The fault plans that stand. They live in memory: a restart ends them.</summary>
internal sealed class FaultRegistry : IStageGate
{
    private const int MaxPlans = 100;
    private const int MaxDelayMs = 10 * 60 * 1000;

    private readonly Lock _lock = new();
    private IReadOnlyList<Standing> _plans = [];

    /// <summary>The plans, in the order in which they are tried.</summary>
    public IReadOnlyList<FaultPlan> Plans => [.. _plans.Select(p => p.Plan)];

    /// <summary>Replaces all plans; their counters start anew.</summary>
    /// <exception cref="RuleException">A plan is wrong.</exception>
    public void Set(IReadOnlyList<FaultPlan> plans)
    {
        var checks = new FieldChecks();
        if (plans.Count > MaxPlans)
        {
            checks.Refuse("faults", $"must hold at most {MaxPlans} plans");
        }

        for (int i = 0; i < plans.Count; i++)
        {
            if (plans[i] is null)
            {
                checks.Refuse($"[{i}]", "must be a plan, not null");
                continue;
            }

            Check(plans[i], $"[{i}].", checks);
        }

        checks.Done();
        lock (_lock)
        {
            _plans = [.. plans.Select(p => new Standing(p))];
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
            return _plans.FirstOrDefault(p => p.Hits(method, path))?.Plan;
        }
    }

    /// <inheritdoc/>
    public bool IsStalled(string stage) => _plans.Any(p => p.Plan.StallStage == stage);

    private sealed class Standing(FaultPlan plan)
    {
        private int _seen;
        private int _hit;

        public FaultPlan Plan => plan;

        public bool Hits(string method, string path)
        {
            if (plan.StallStage is not null
                || (plan.Method is not null && !plan.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
                || (plan.Path is not null && !FileSystemName.MatchesSimpleExpression(plan.Path, path)))
            {
                return false;
            }

            if (_seen++ < plan.Skip || _hit >= plan.Count || (plan.Rate is { } rate && Random.Shared.NextDouble() >= rate))
            {
                return false;
            }

            _hit++;
            return true;
        }
    }
}
