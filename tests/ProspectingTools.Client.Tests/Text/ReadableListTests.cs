using System.Text.Json;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Text;

public sealed class ReadableListTests
{
    private const string Wire = """{"id":"p1","emails":[{"email":"a@x.example"},null,{"email":"b@x.example"}],"later":{"n":1}}""";

    [Fact]
    public void A_list_that_came_over_the_wire_reads_as_its_items() =>
        Assert.Equal("a@x.example; ; b@x.example", JsonSerializer.Deserialize(Wire, WireJson.Context.Prospect)!.Emails!.ToString());

    [Fact]
    public void Unknown_fields_read_as_JSON() =>
        Assert.Equal("""{"later":{"n":1}}""", JsonSerializer.Deserialize(Wire, WireJson.Context.Prospect)!.Extra!.ToString());

    [Fact]
    public void A_list_that_is_made_reads_as_its_items_and_is_written_as_before()
    {
        var prospect = new Prospect { Emails = [new EmailAddress { Email = "a@x.example" }] };
        Assert.Equal("a@x.example", prospect.Emails.ToString());
        Assert.Equal("""{"emails":[{"email":"a@x.example"}]}""", JsonSerializer.Serialize(prospect, WireJson.Context.Prospect));
        Assert.Empty(new Prospect { Emails = null }.Emails!);
        Assert.Empty(new Prospect().Emails!);
    }
}
