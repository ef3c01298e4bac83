using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Service.Sample;

/// <summary>Where sample people live, weighted roughly as the users of business networks are spread.</summary>
internal static class SamplePlaces
{
    public static IReadOnlyList<SamplePlace> All { get; } =
    [
        new("US", "United States", 22, "en", "San Francisco, California", "Austin, Texas", "New York, New York", "Seattle, Washington", "Chicago, Illinois", "Denver, Colorado", "Boston, Massachusetts"),
        new("GB", "United Kingdom", 9, "en", "London, England", "Manchester, England", "Edinburgh, Scotland", "Bristol, England"),
        new("DE", "Germany", 8, "de", "Berlin", "München, Bayern", "Hamburg", "Köln, Nordrhein-Westfalen"),
        new("FR", "France", 6, "fr", "Paris, Île-de-France", "Lyon, Auvergne-Rhône-Alpes", "Nantes, Pays de la Loire"),
        new("IN", "India", 7, "in", "Bengaluru, Karnataka", "Pune, Maharashtra", "Hyderabad, Telangana"),
        new("CA", "Canada", 4, "en", "Toronto, Ontario", "Montréal, Québec", "Vancouver, British Columbia"),
        new("BR", "Brazil", 4, "pt", "São Paulo", "Florianópolis, Santa Catarina", "Recife, Pernambuco"),
        new("ES", "Spain", 4, "es", "Barcelona, Catalunya", "Madrid", "València"),
        new("NL", "Netherlands", 4, "nl", "Amsterdam, Noord-Holland", "Utrecht", "Eindhoven, Noord-Brabant"),
        new("IT", "Italy", 3, "it", "Milano, Lombardia", "Torino, Piemonte", "Bologna, Emilia-Romagna"),
        new("SE", "Sweden", 3, "nordic", "Stockholm", "Göteborg", "Malmö, Skåne"),
        new("DK", "Denmark", 2, "nordic", "København", "Aarhus, Midtjylland"),
        new("NO", "Norway", 1, "nordic", "Oslo", "Bergen, Vestland"),
        new("FI", "Finland", 1, "nordic", "Helsinki", "Tampere, Pirkanmaa"),
        new("PL", "Poland", 3, "slavic", "Warszawa, Mazowieckie", "Kraków, Małopolskie", "Wrocław, Dolnośląskie"),
        new("CZ", "Czech Republic", 1, "slavic", "Praha", "Brno, Jihomoravský kraj"),
        new("UA", "Ukraine", 1, "slavic", "Kyiv", "Lviv"),
        new("CH", "Switzerland", 2, "de", "Zürich", "Genève", "Basel"),
        new("AT", "Austria", 1, "de", "Wien", "Graz, Steiermark"),
        new("IE", "Ireland", 1, "en", "Dublin, Leinster", "Cork, Munster"),
        new("PT", "Portugal", 1, "pt", "Lisboa", "Porto"),
        new("RO", "Romania", 1, "romanian-greek", "București", "Cluj-Napoca, Cluj"),
        new("GR", "Greece", 1, "romanian-greek", "Athína", "Thessaloníki"),
        new("TR", "Turkey", 1, "tr", "İstanbul", "İzmir", "Ankara"),
        new("IL", "Israel", 1, "arabic-hebrew", "Tel Aviv", "Haifa"),
        new("AE", "United Arab Emirates", 1, "arabic-hebrew", "Dubai", "Abu Dhabi"),
        new("MX", "Mexico", 1, "es", "Ciudad de México", "Guadalajara, Jalisco"),
        new("SG", "Singapore", 1, "zh", "Singapore"),
        new("JP", "Japan", 2, "ja", "Tōkyō", "Ōsaka", "Fukuoka"),
        new("KR", "South Korea", 1, "ko", "Seoul", "Busan"),
        new("VN", "Vietnam", 1, "vi-th-id", "Hà Nội", "Thành phố Hồ Chí Minh"),
        new("AU", "Australia", 2, "en", "Sydney, New South Wales", "Melbourne, Victoria"),
        new("NG", "Nigeria", 1, "african", "Lagos", "Abuja"),
        new("ZA", "South Africa", 1, "african", "Cape Town, Western Cape", "Johannesburg, Gauteng"),
    ];

    /// <summary>The countries of Europe, the Middle East and Africa among them.</summary>
    public static IReadOnlyList<string> Emea { get; } =
    [
        "GB", "DE", "FR", "ES", "NL", "IT", "SE", "DK", "NO", "FI", "PL", "CZ", "UA", "CH", "AT", "IE", "PT", "RO", "GR", "TR", "IL", "AE", "NG", "ZA",
    ];

    // Each place as often as its weight says, so that drawing one is one step.
    private static readonly SamplePlace[] s_weighted = [.. All.SelectMany(place => Enumerable.Repeat(place, place.Weight))];

    public static SamplePlace Draw(ref SampleRandom random) => random.Pick(s_weighted);

    public static SamplePlace Of(string code) => All.Single(place => place.Code == code);
}
