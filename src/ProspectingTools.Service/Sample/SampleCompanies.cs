using System.Collections.Generic;
using System.Globalization;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Sample;

/// <summary>
/// Fictional companies: every pairing of an invented name with a line of business. They do not depend on the seed, so that
/// a script may name one of them.
/// </summary>
internal static class SampleCompanies
{
    private static readonly string[] s_names =
    [
        "Aurelia", "Brightmoor", "Calderon Bay", "Dunwick", "Elmspire", "Ferrolux", "Glasshaven", "Harrowgate Ridge", "Ilvermark", "Juniperon",
        "Kestrelle", "Lumenvale", "Marrowby", "Nimbusgrove", "Orchidelle", "Pinebarrow", "Quillstone", "Ravensholme", "Silverthorn Quay", "Tidewick",
        "Umbrafield", "Velmora", "Wyndcrest", "Xanthea", "Yarrowmere", "Zephyrline", "Aldertide", "Blauwasser", "Côte d'Ambre", "Østerlund & Søn",
        "Móntevela", "Kōyama Nexa", "Größenwerk", "Novažar", "Sablehurst", "Thornacre", "Verdantis Loop", "Westfold Beacon", "Cindermoss", "Halcyonic",
    ];

    private static readonly Trade[] s_trades =
    [
        new("Robotics", "Automation Machinery Manufacturing", "builds robots that pack, sort and weld beside people", "industrial robotics, machine vision, warehouse automation"),
        new("Analytics", "Data Infrastructure and Analytics", "turns the records of large firms into answers that managers trust", "data warehousing, forecasting, business intelligence"),
        new("Software", "Software Development", "makes the planning software behind regional transport and utilities", "cloud software, scheduling, open interfaces"),
        new("Security", "Computer and Network Security", "watches over networks and finds intruders within minutes", "threat detection, incident response, zero trust"),
        new("Health", "Hospitals and Health Care", "connects clinics, laboratories and patients on one record", "digital health, patient records, telemedicine"),
        new("Payments", "Financial Services", "moves money between small businesses in forty currencies", "payments, reconciliation, fraud prevention"),
        new("Energy", "Renewable Energy Semiconductor Manufacturing", "plans, builds and runs wind and solar parks", "wind power, solar power, grid storage"),
        new("Logistics", "Transportation, Logistics, Supply Chain and Storage", "runs the cold chain for food from field to shelf", "cold chain, route planning, customs"),
        new("Foods", "Food and Beverage Manufacturing", "cooks plant-based meals for canteens and airlines", "plant-based food, catering, supply contracts"),
        new("Learning", "E-Learning Providers", "teaches trades to adults in evening courses and online", "vocational training, online courses, certification"),
        new("Biotech", "Biotechnology Research", "grows enzymes that replace solvents in industry", "enzymes, green chemistry, fermentation"),
        new("Studios", "Advertising Services", "designs brands, films and campaigns for makers of real things", "branding, film, campaigns"),
    ];

    private static readonly string[] s_sizes = ["2-10", "11-50", "51-200", "201-500", "501-1,000", "1,001-5,000", "5,001-10,000", "10,001+"];

    private static readonly string[] s_types = ["Privately Held", "Public Company", "Partnership", "Self-Owned", "Nonprofit"];

    private static readonly string[] s_taglines =
    [
        "Quietly better every day", "Work that lasts", "Built with the people who use it", "Small steps, far ahead", "The dependable choice",
    ];

    public static IReadOnlyList<SampleCompany> All { get; } = Create();

    /// <summary>Some companies are far larger than others: the lower of two draws prefers the front of the list.</summary>
    public static SampleCompany Draw(ref SampleRandom random)
    {
        int one = random.Below(All.Count);
        int other = random.Below(All.Count);
        return All[one < other ? one : other];
    }

    private static SampleCompany[] Create()
    {
        List<SampleCompany> companies = [];
        foreach (Trade trade in s_trades)
        {
            foreach (string name in s_names)
            {
                companies.Add(Create($"{name} {trade.Word}", trade, companies.Count));
            }
        }

        return [.. companies];
    }

    private static SampleCompany Create(string name, Trade trade, int index)
    {
        SampleRandom random = new(0, "company", index);
        string slug = string.Join('-', AsciiWords(name));
        int founded = 1958 + random.Below(64);
        Company company = new()
        {
            Name = name,
            LinkedinIdentifier = slug,
            LinkedinUrl = $"https://www.linkedin.com/company/{slug}",
            Industry = trade.Industry,
            Website = $"https://www.{slug}.example",
            Size = random.Pick(s_sizes),
            Location = random.Pick(SamplePlaces.Draw(ref random).Locations),
            About = $"{name} {trade.Work}. A fictional company.",
            LogoUrl = $"https://{slug}.example/logo.png",
            Founded = founded.ToString(CultureInfo.InvariantCulture),
            Type = random.Pick(s_types),
            Specialties = trade.Specialties,
            FollowerCount = 120 + random.Below(180_000),
            Tagline = random.Pick(s_taglines),
        };
        return new(company, slug + ".example");
    }

    private static IEnumerable<string> AsciiWords(string name)
    {
        foreach (string word in name.Split(' ', '\''))
        {
            string folded = AsciiText.Fold(word);
            if (folded.Length > 0)
            {
                yield return folded;
            }
        }
    }

    private sealed record Trade(string Word, string Industry, string Work, string Specialties);
}
