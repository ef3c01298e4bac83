using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>People in a file, so that only the service's work is timed.</summary>
internal static class PeopleLines
{
    public static async Task WriteAsync(string file, int people, int seed = 1)
    {
        await using var lines = new StreamWriter(file);
        foreach (Person person in SampleData.People(people, seed))
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(person.Prospect, WireJson.Context.Prospect));
        }
    }
}
