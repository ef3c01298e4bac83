using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Service.Endpoints;
using ProspectingTools.Service.Tests.People;
using Xunit;

namespace ProspectingTools.Service.Tests.Contracts;

/// <summary>Every example body of the seed documents parses into the contract types and comes back unchanged.</summary>
public sealed class SeedTests
{
    public static IEnumerable<object[]> Files() =>
        Directory.GetFiles(PeopleFile.Path("seeds")).OrderBy(f => f).Select(f => new object[] { Path.GetFileName(f) });

    [Theory]
    [MemberData(nameof(Files))]
    public void Example_comes_back_unchanged(string file)
    {
        string text = File.ReadAllText(PeopleFile.Path(Path.Combine("seeds", file)));
        string type = Path.GetFileNameWithoutExtension(file).Split('-')[2];

        // As a client reads it, and as this service reads and writes it.
        foreach (WireJsonContext context in new[] { WireJson.Context, RequestJson.Context })
        {
            var info = (JsonTypeInfo)typeof(WireJsonContext).GetProperty(type)!.GetValue(context)!;
            object read = JsonSerializer.Deserialize(text, info)!;
            JsonNode? back = JsonNode.Parse(JsonSerializer.Serialize(read, info));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), back), $"{file} came back as {back}");
        }
    }

    [Fact]
    public void All_pages_have_examples() =>
        Assert.Equal(["000", "001", "002", "003", "004"], Files().Select(f => ((string)f[0])[..3]).Distinct());
}
