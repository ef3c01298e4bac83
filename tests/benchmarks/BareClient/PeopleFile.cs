using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace ProspectingTools.Benchmarks.Bare;

/// <summary>Writes a CSV file of fictional people, each of them another, for the import of a directory.</summary>
internal static class PeopleFile
{
    // Chosen so that the lengths share no factor: each combination comes once before any comes again.
    private static readonly string[] s_first = ["Ada", "Bruno", "Chiara", "Dmitri", "Elodie", "Fatima", "George", "Hana", "Ivan", "Jana", "Kofi"];
    private static readonly string[] s_last = ["Alvarez", "Bianchi", "Cohen", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito", "Jansen", "Kaya", "Lund", "Mori"];
    private static readonly string[] s_titles = ["VP Engineering", "Platform Engineer", "Head of Sales", "Data Scientist", "Chief of Staff", "Product Manager", "Nurse"];
    private static readonly string[] s_topics = ["logistics", "payments", "genomics", "robotics", "insurance", "batteries", "compilers", "irrigation", "acoustics", "forestry", "shipping", "optics", "textiles", "mapping", "radar", "brewing", "tunnels"];
    private static readonly string[] s_places = ["Lyon, France,FR", "Porto, Portugal,PT", "Leeds, England,GB", "Austin, Texas,US", "Graz, Austria,AT"];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="count">How many people.</param>
    /// <returns>How many people.</returns>
    public static async Task<long> WriteAsync(string path, long count)
    {
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("firstName,lastName,headline,title,linkedinUrl,company,company.linkedinUrl,industry,location,countryCode,email");
        for (long n = 0; n < count; n++)
        {
            string first = s_first[n % s_first.Length], last = s_last[n % s_last.Length], title = s_titles[n % s_titles.Length], topic = s_topics[n % s_topics.Length];
            string[] place = s_places[n % s_places.Length].Split(',');
            long company = n % 5000;
            await file.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{first},{last},{title} at Example {company} for {topic},{title},{Url(n)},Example {company},https://www.linkedin.com/company/example-{company},{topic},\"{place[0]},{place[1]}\",{place[2]},p{n}@example-{company}.example.com"));
        }

        return count;
    }

    /// <summary>The profile of a person of the file.</summary>
    private static string Url(long n) => $"https://www.linkedin.com/in/bench-{n.ToString("D7", CultureInfo.InvariantCulture)}";
}
