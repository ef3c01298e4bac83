using ProspectingTools.Contracts;
using ProspectingTools.Files.Suppression;

namespace ProspectingTools.Service.Rules;

/// <summary>What the command line decides about the rules.</summary>
internal sealed record ServiceSettings
{
    /// <summary>The plan, a key of <see cref="Limits.PlanCaps"/>.</summary>
    public string Plan { get; init; } = "scale";

    /// <summary>Credits of the account group that the first start makes.</summary>
    public long InitialCredits { get; init; } = 100_000;

    /// <summary>Prospects a second for each job; null for as fast as it goes.</summary>
    public double? JobRate { get; init; }

    /// <summary>Which sample people.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The most prospects of one job in place of the plan's cap; null keeps that.</summary>
    public int? MaxResults { get; init; }

    /// <summary>Whether only what the vendor's reference prints is sent: no fields of the local service's own.</summary>
    public bool BareReference { get; init; }

    /// <summary>People who are neither imported nor paid for.</summary>
    public SuppressionSource Suppression { get; init; } = SuppressionSource.None;

    /// <summary>The most prospects of one job.</summary>
    public int JobCap => MaxResults ?? Limits.PlanCaps[Plan];
}
