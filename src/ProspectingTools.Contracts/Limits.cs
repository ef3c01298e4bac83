using System;
using System.Collections.Generic;

namespace ProspectingTools.Contracts;

/// <summary>The limits that the contract files print. What they leave open is in <see cref="Assumed"/>.</summary>
public static class Limits
{
    /// <summary>The most profile URLs in one <c>url_upload</c> job (seed 004).</summary>
    public const int MaxUrlsPerJob = 1000;

    /// <summary>Credits for one imported prospect (seed 004).</summary>
    public const int CreditsPerProspect = 1;

    /// <summary>Credits for one imported prospect when e-mail addresses are searched too (seed 004).</summary>
    public const int CreditsPerProspectWithEmails = 2;

    /// <summary>The highest plan cap of <c>maxResults</c> (seed 004: Scale and Enterprise).</summary>
    public const int HighestPlanCap = 2000;

    /// <summary>The longest contact-list name (seed 002).</summary>
    public const int MaxContactListName = 200;

    /// <summary>The smallest page of an offset list (seed 002).</summary>
    public const int MinPage = 1;

    /// <summary>The largest page of an offset list (seed 002).</summary>
    public const int MaxOffsetPage = 100;

    /// <summary>The default page of contact lists (seed 002).</summary>
    public const int DefaultContactListPage = 20;

    /// <summary>The default page of a list's contacts (seed 002).</summary>
    public const int DefaultContactPage = 25;

    /// <summary>The most contacts that one search captures: 5 pages of 25 (seed 002).</summary>
    public const int MaxContactsPerList = 125;

    /// <summary>The largest request body that the local service reads, in bytes.</summary>
    public const int MaxBodyBytes = 2 * 1024 * 1024;

    /// <summary>Plan caps of <c>maxResults</c> by plan name (seed 004).</summary>
    public static IReadOnlyDictionary<string, int> PlanCaps { get; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["tester"] = 100,
        ["starter"] = 1000,
        ["scale"] = HighestPlanCap,
        ["enterprise"] = HighestPlanCap,
    };

    /// <summary>The most that importing a number of prospects can cost, in credits.</summary>
    /// <param name="prospects">How many prospects.</param>
    /// <param name="searchEmails">Whether e-mail addresses are searched.</param>
    /// <returns>Credits.</returns>
    public static long CreditsFor(long prospects, bool searchEmails) =>
        prospects * (searchEmails ? CreditsPerProspectWithEmails : CreditsPerProspect);
}
