using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Texts arrive as they were sent.</summary>
public sealed class BodyTextTests
{
    [Fact]
    public async Task The_last_of_doubled_fields_counts() =>
        Assert.Equal("second", (await HostileBodyTests.OneAsync("""{"id":"1","name":"first","name":"second","x":1,"x":2}""")).Name);

    [Theory]
    [InlineData("\"Zoë 😀 𠜎\"", "Zoë 😀 𠜎")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"cut \\uD83D\"", "cut \uFFFD")]
    [InlineData("\"\\uDE00 cut \\n\\t\\\"\\\\\\/\"", "\uFFFD cut \n\t\"\\/")]
    [InlineData("\"a\\u0000b\"", "a\0b")]
    public async Task Characters_of_every_length_arrive(string json, string expected) =>
        Assert.Equal(expected, (await HostileBodyTests.OneAsync($$"""{"id":"1","name":{{json}}}""")).Name);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Characters_survive_being_split_between_packets(int piece)
    {
        await using var server = HostileServer.Start(Wire.Ok("""{"items":[{"id":"1","name":"😀ü𠜎\ud83d"}]}""") with { Chunked = true, PieceSize = piece });
        using ProspectingClient client = Clients.For(server);

        Assert.Equal("😀ü𠜎\uFFFD", (await client.GetProspects("a", new PageOptions(), CallContext.None).AllAsync())[0].Name);
    }
}
