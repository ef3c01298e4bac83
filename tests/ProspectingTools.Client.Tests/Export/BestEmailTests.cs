using System.Linq;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

public sealed class BestEmailTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("a::", "a")]
    [InlineData("a::,b::", "a")]
    [InlineData("a::,b:true:", "b")]
    [InlineData("a:false:1,b::", "b")]
    [InlineData("a:false:1,b:false:0.5", "a")]
    [InlineData("a:true:0.5,b:deliverable:0.9", "b")]
    [InlineData("a:true:0.5,b:perhaps:0.9", "a")]
    [InlineData("a:true:high,b:true:0.1", "b")]
    [InlineData(":true:1,b:false:0", "b")]
    public void The_best_address_is_the_one_that_arrives(string emails, string? expected)
    {
        EmailAddress[] given = emails.Length == 0
            ? []
            : emails.Split(',').Select(e => e.Split(':')).Select(e => new EmailAddress { Email = e[0], Deliverable = e[1], QualityScore = e[2] }).ToArray();
        Assert.Equal(expected, BestEmail.Of(given)?.Email);
    }

    [Fact]
    public void No_list_and_nothing_in_it_are_no_address()
    {
        Assert.Null(BestEmail.Of(null));
        Assert.Null(BestEmail.Of([null!, new EmailAddress()]));
    }
}
