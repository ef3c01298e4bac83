using System.Collections.Generic;
using System.Globalization;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Sample;

/// <summary>Signals that depend on seed and person alone.</summary>
internal static class SampleSignals
{
    // Fixed, so that the same person has the same signals tomorrow.
    private static readonly System.DateTimeOffset s_latest = new(2026, 6, 30, 9, 0, 0, System.TimeSpan.Zero);

    private static readonly Kind[] s_kinds =
    [
        new("hiring", "Hiring", "is looking for people for a growing team", "Open positions tell of budget and of work that waits."),
        new("job_change", "New role", "started in a new role", "New leaders choose their tools in the first hundred days."),
        new("post_engagement", "Engaged with a post", "commented on a post about this field", "Who comments thinks about the matter now."),
        new("company_growth", "Company is growing", "works for a company that grew by a fifth in a year", "Growth strains the processes of yesterday."),
        new("content", "Published a post", "wrote about a problem that this product solves", "The problem is named in the person's own words."),
    ];

    public static IReadOnlyList<SignalResult> Create(string personKey, int seed)
    {
        SampleRandom random = new(seed, "signals:" + personKey);
        List<SignalResult> results = [];
        foreach (Kind kind in s_kinds)
        {
            if (random.Chance(45))
            {
                results.Add(new SignalResult { Type = kind.Type, Items = Items(kind, ref random) });
            }
        }

        return results;
    }

    private static List<SignalItem> Items(Kind kind, ref SampleRandom random)
    {
        List<SignalItem> items = [];
        int count = 1 + random.Below(3);
        for (int i = 0; i < count; i++)
        {
            ulong activity = 7_100_000_000_000_000_000 + (random.Next() % 100_000_000_000_000_000);
            items.Add(new SignalItem
            {
                Score = 20 + random.Below(81),
                Title = kind.Title,
                Summary = $"This person {kind.Summary}.",
                Reasoning = kind.Reasoning,
                PostedAt = s_latest.AddHours(-random.Below(24 * 180)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                PostLink = $"https://www.linkedin.com/feed/update/urn:li:activity:{activity.ToString(CultureInfo.InvariantCulture)}",
            });
        }

        return items;
    }

    private sealed record Kind(string Type, string Title, string Summary, string Reasoning);
}
