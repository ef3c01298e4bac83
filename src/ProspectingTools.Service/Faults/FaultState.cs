using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Faults;

/// <summary>An active fault plan, with its counters. Used under the registry's lock.</summary>
internal sealed class FaultState(FaultPlan plan)
{
    // A stage is asked for again and again while a job is held: what was decided of a job stays.
    private readonly Dictionary<string, bool> _jobs = [];

    private long _seen;
    private long _hit;

    /// <summary>Its id.</summary>
    public string Id { get; } = Ids.New();

    /// <summary>The plan.</summary>
    public FaultPlan Plan => plan;

    /// <summary>Whether it hits a request. Counts it.</summary>
    public bool Hits(string method, string path) =>
        plan.StallStage is null
        && plan.Method?.Equals(method, StringComparison.OrdinalIgnoreCase) != false
        && (plan.Path is null || FileSystemName.MatchesSimpleExpression(plan.Path, path))
        && Decide();

    /// <summary>Whether it holds a job in a stage. Counts the job, once.</summary>
    public bool Holds(string stage, string jobId)
    {
        if (plan.StallStage != stage)
        {
            return false;
        }

        if (!_jobs.TryGetValue(jobId, out bool held))
        {
            _jobs[jobId] = held = Decide();
        }

        return held;
    }

    /// <summary>The plan and what it has done.</summary>
    public StandingFault Report()
    {
        var report = new StandingFault { FaultId = Id, SeenCount = _seen, HitCount = _hit };
        plan.CopyTo(report);
        return report;
    }

    private bool Decide()
    {
        if (_seen++ < plan.Skip || _hit >= plan.Count || (plan.Rate is { } rate && Random.Shared.NextDouble() >= rate))
        {
            return false;
        }

        _hit++;
        return true;
    }
}
