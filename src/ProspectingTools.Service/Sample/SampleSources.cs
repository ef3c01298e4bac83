using System;
using System.Collections.Generic;
using System.Globalization;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Service.Search;

namespace ProspectingTools.Service.Sample;

/// <summary>Lead lists, saved searches and posts for the sample people.</summary>
internal static class SampleSources
{
    private const int PostCount = 12;

    private const int MaxCommenters = 60;

    private static readonly string[] s_postTexts =
    [
        "We cut our release time from two weeks to one day. Ask me how.", "Hiring is broken. Here is what we do instead.",
        "Our forecast was wrong for six quarters. Then we asked the people who answer the phone.", "Three things I would never put on a roadmap again.",
        "The outage lasted 41 minutes; the notes took a week. Both were worth it.", "Why we publish our prices.",
        "A year of a four-day week, in numbers.", "What a cold chain teaches about software.", "Nobody reads dashboards. People read sentences.",
        "Security training that people enjoy: a field report.", "From 3 to 300 customers without a sales team.", "Thank you to the team that made the migration boring.",
    ];

    public static IReadOnlyList<SampleLeadList> LeadLists { get; } =
    [
        new("Engineering leaders EMEA", new DirectoryQuery
        {
            Titles = ["VP Engineering", "Vice President of Engineering", "Director of Engineering", "Head of Engineering", "Engineering Manager", "CTO", "Chief Technology Officer"],
            Countries = SamplePlaces.Emea,
        }),
        new("Engineering managers US", new DirectoryQuery { Titles = ["Engineering Manager"], Countries = ["US"] }),
        new("Sales directors", new DirectoryQuery { Titles = ["Director of Sales", "Head of Sales"] }),
        new("Platform and SRE", new DirectoryQuery { Titles = ["Site Reliability Engineer", "Platform Engineer", "DevOps Engineer", "Platform Engineering"] }),
        new("Founders", new DirectoryQuery { Titles = ["Founder", "Co-Founder"] }),
        new("Heads of data", new DirectoryQuery { Titles = ["Director of Data", "Head of Data", "VP Data", "Chief Data Officer"] }),
        new("Security leaders", new DirectoryQuery { Titles = ["Director of Security", "Head of Security", "Security Manager", "CISO"] }),
        new("Marketing leaders DACH", new DirectoryQuery
        {
            Titles = ["VP Marketing", "Vice President of Marketing", "Director of Marketing", "Head of Marketing", "CMO"],
            Countries = ["DE", "AT", "CH"],
        }),
        new("Customer success Nordics", new DirectoryQuery { Titles = ["Customer Success"], Countries = ["SE", "DK", "NO", "FI"] }),
        new("Product leaders", new DirectoryQuery { Titles = ["Director of Product Management", "Head of Product Management", "VP Product Management"] }),
    ];

    public static IReadOnlyList<SampleSavedSearch> SavedSearches { get; } =
    [
        new("VPs of engineering in Europe", new DirectoryQuery { Titles = ["VP Engineering", "Vice President of Engineering"], Countries = ["DE", "GB", "FR", "NL", "SE", "ES"] }),
        new("Finance chiefs", new DirectoryQuery { Titles = ["CFO", "Chief Financial Officer"] }),
        new("Sales managers US", new DirectoryQuery { Titles = ["Sales Manager"], Countries = ["US"] }),
        new("Reliability people", new DirectoryQuery { Keywords = "reliability" }),
        new("Directors, any function", new DirectoryQuery { Seniorities = [Seniority.Director] }),
    ];

    public static IReadOnlyList<SamplePost> Posts(int people, int seed)
    {
        List<SamplePost> posts = [];
        if (people <= 0)
        {
            return posts;
        }

        for (int i = 0; i < PostCount; i++)
        {
            SampleRandom random = new(seed, "post", i);
            Person author = SamplePeople.Create(random.Below(people), seed);

            // LinkedIn's activity ids have 19 digits.
            string activity = (7_100_000_000_000_000_000 + (long)(random.Next() % 100_000_000_000_000_000)).ToString(CultureInfo.InvariantCulture);
            string url = $"https://www.linkedin.com/posts/{author.Prospect.PublicIdentifier}_activity-{activity}";
            posts.Add(new(url, s_postTexts[i % s_postTexts.Length], Commenters(people, ref random)));
        }

        return posts;
    }

    private static int[] Commenters(int people, ref SampleRandom random)
    {
        int wanted = Math.Min(people, 15 + random.Below(MaxCommenters - 14));
        HashSet<int> commenters = [];
        while (commenters.Count < wanted)
        {
            // The next free one ends the search immediately, even when nearly everybody has been drawn.
            int index = random.Below(people);
            while (!commenters.Add(index))
            {
                index = (index + 1) % people;
            }
        }

        return [.. commenters];
    }
}
