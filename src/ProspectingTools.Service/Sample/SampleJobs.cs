using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Service.Sample;

/// <summary>Functions, levels and the job titles that they make.</summary>
internal static class SampleJobs
{
    public static IReadOnlyList<SampleFunction> Functions { get; } =
    [
        new("Engineering", 20, "Engineering", "CTO", "Chief Technology Officer", "distributed systems, code review and calm releases", "Software Engineer", "Backend Engineer", "Frontend Engineer"),
        new("Platform", 8, "Platform Engineering", "CTO", "Chief Technology Officer", "reliability, observability and paved roads for developers", "Site Reliability Engineer", "Platform Engineer", "DevOps Engineer"),
        new("Data", 8, "Data", "CDO", "Chief Data Officer", "honest metrics, forecasting and clean pipelines", "Data Engineer", "Data Scientist", "Analytics Engineer"),
        new("Security", 5, "Security", "CISO", "Chief Information Security Officer", "threat modelling, audits and sleeping well", "Security Engineer", "Security Analyst"),
        new("Product", 9, "Product Management", "CPO", "Chief Product Officer", "discovery, roadmaps and saying no kindly", "Product Analyst", "Product Specialist"),
        new("Design", 4, "Design", "CDO", "Chief Design Officer", "interaction design, research and accessible interfaces", "Product Designer", "UX Researcher"),
        new("Sales", 16, "Sales", "CRO", "Chief Revenue Officer", "long partnerships, clear pricing and forecasts that hold", "Account Executive", "Sales Development Representative", "Sales Engineer"),
        new("Marketing", 9, "Marketing", "CMO", "Chief Marketing Officer", "positioning, demand and stories that are true", "Content Strategist", "Growth Marketer"),
        new("Customer Success", 6, "Customer Success", "CCO", "Chief Customer Officer", "onboarding, renewals and listening", "Customer Success Specialist", "Support Engineer"),
        new("Operations", 6, "Operations", "COO", "Chief Operating Officer", "lean processes, suppliers and steady improvement", "Operations Analyst", "Supply Chain Planner"),
        new("Finance", 5, "Finance", "CFO", "Chief Financial Officer", "cash flow, planning and plain reports", "Financial Analyst", "Accountant"),
        new("People", 4, "People", "CPO", "Chief People Officer", "hiring well, pay that is fair and teams that stay", "Recruiter", "People Partner"),
    ];

    private static readonly SampleFunction[] s_weightedFunctions = [.. Functions.SelectMany(f => Enumerable.Repeat(f, f.Weight))];

    private static readonly SampleLevel[] s_weightedLevels =
    [
        .. new[]
        {
            (SampleLevel.Entry, 8), (SampleLevel.Regular, 26), (SampleLevel.Senior, 20), (SampleLevel.Principal, 8), (SampleLevel.Manager, 16),
            (SampleLevel.Director, 10), (SampleLevel.VicePresident, 6), (SampleLevel.Chief, 3), (SampleLevel.Founder, 3),
        }.SelectMany(pair => Enumerable.Repeat(pair.Item1, pair.Item2)),
    ];

    /// <summary>
    /// The roles of the first people: those that the lead lists and saved searches ask for, so that none is empty however
    /// small the sample is.
    /// </summary>
    public static IReadOnlyList<(string Function, SampleLevel Level, string Country)> Cast { get; } =
    [
        ("Engineering", SampleLevel.Manager, "US"), ("Engineering", SampleLevel.VicePresident, "DE"), ("Sales", SampleLevel.Director, "GB"),
        ("Platform", SampleLevel.Senior, "NL"), ("Operations", SampleLevel.Founder, "FR"), ("Data", SampleLevel.Director, "IN"),
        ("Security", SampleLevel.Director, "SE"), ("Marketing", SampleLevel.VicePresident, "DE"), ("Product", SampleLevel.Director, "US"),
        ("Customer Success", SampleLevel.Manager, "DK"), ("Engineering", SampleLevel.Director, "GB"), ("Finance", SampleLevel.Chief, "US"),
        ("People", SampleLevel.Manager, "CA"), ("Engineering", SampleLevel.Chief, "ES"), ("Sales", SampleLevel.Manager, "US"), ("Design", SampleLevel.Senior, "JP"),
    ];

    public static SampleFunction DrawFunction(ref SampleRandom random) => random.Pick(s_weightedFunctions);

    public static SampleLevel DrawLevel(ref SampleRandom random) => random.Pick(s_weightedLevels);

    public static SampleFunction Function(string name) => Functions.Single(f => f.Name == name);

    public static string Title(SampleFunction function, SampleLevel level, ref SampleRandom random) => level switch
    {
        SampleLevel.Entry => "Junior " + random.Pick(function.Roles),
        SampleLevel.Regular => random.Pick(function.Roles),
        SampleLevel.Senior => "Senior " + random.Pick(function.Roles),
        SampleLevel.Principal => (random.Chance(60) ? "Staff " : "Principal ") + random.Pick(function.Roles),
        SampleLevel.Manager => (random.Chance(30) ? "Senior " : string.Empty) + function.ManagerTitle,
        SampleLevel.Director => (random.Chance(60) ? "Director of " : "Head of ") + function.Area,
        SampleLevel.VicePresident => (random.Chance(70) ? "VP " : "Vice President of ") + function.Area,
        SampleLevel.Chief => random.Chance(50) ? function.Chief : function.ChiefInFull,
        _ => random.Chance(50) ? "Founder & CEO" : "Co-Founder & " + function.Chief,
    };
}
