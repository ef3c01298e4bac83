using System.Collections.Generic;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The kinds of audience and folder (prospecting-api.md, "Audience").</summary>
public static class AudienceType
{
    /// <summary>Filled once, when asked for.</summary>
    public const string OnDemand = "on_demand";

    /// <summary>Watched for signals.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>Both of them.</summary>
    public static IReadOnlyList<string> All { get; } = [OnDemand, Monitoring];
}
