using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

public sealed class BestEmailTests
{
    [Fact]
    public void None_of_none()
    {
        Assert.Null(BestEmail.Of(null));
        Assert.Null(BestEmail.Of([]));
        Assert.Null(BestEmail.Of([null!, new EmailAddress(), new EmailAddress { Email = "" }]));
    }

    [Theory]
    [InlineData("false/0.9", "true/0.1", 1)]
    [InlineData("false/0.9", "null/0.1", 1)]
    [InlineData("null/0.9", "TRUE/0.1", 1)]
    [InlineData("undeliverable/1", "risky/0", 1)]
    [InlineData("true/0.5", "true/0.7", 1)]
    [InlineData("true/0.5", "true/0.5", 0)]
    [InlineData("true/string", "true/0.1", 1)]
    [InlineData("string/string", "string/string", 0)]
    [InlineData("valid/1", "deliverable/90", 1)]
    public void What_arrives_comes_first_then_the_quality_then_the_order(string first, string second, int best)
    {
        EmailAddress[] emails = [Address(first), Address(second)];
        Assert.Same(emails[best], BestEmail.Of(emails));
    }

    [Fact]
    public void One_that_bounces_is_better_than_none() =>
        Assert.Equal("a@x.example", BestEmail.Of([new EmailAddress { Email = "a@x.example", Deliverable = "false" }])?.Email);

    private static EmailAddress Address(string text)
    {
        string[] parts = text.Split('/');
        return new EmailAddress { Email = "a@x.example", Deliverable = parts[0] == "null" ? null : parts[0], QualityScore = parts[1] };
    }
}
