namespace ProspectingTools.Contracts.Local;

/// <summary>An active fault plan, and what it has done so far.</summary>
public sealed class StandingFault : FaultPlan
{
    /// <summary>Its id, for as long as it is active.</summary>
    public string? FaultId { get; set; }

    /// <summary>How many requests it was asked for, hit or not; jobs, where it stalls a stage. What an earlier plan takes does not come so far.</summary>
    public long SeenCount { get; set; }

    /// <summary>How many of them it hit.</summary>
    public long HitCount { get; set; }
}
