using System;
using System.Linq;
using ProspectingTools.Service.Rules;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>What is said of a text that is not an id.</summary>
public sealed class IdsTests
{
    [Theory]
    [InlineData("abc", "'abc' is not an id of 24 hexadecimal digits")]
    [InlineData(null, "'' is not an id of 24 hexadecimal digits")]
    [InlineData("a\u001b[31m\nb", "'a?[31m?b' is not an id of 24 hexadecimal digits")]
    [InlineData("0123456789012345678901234567890123456789x", "'0123456789012345678901234567890123456789…' is not an id of 24 hexadecimal digits")]
    public void RefusalShowsTheTextButNoMoreThanALineCanHold(string? text, string expected)
    {
        Assert.Equal(expected, Ids.Refusal(text));
        RuleException refused = Assert.Throws<RuleException>(() => Ids.Require("jobId", text));
        Assert.Equal($"jobId: {expected}", refused.Message);
    }

    /// <summary>Several instances make ids in one second: each has a part of its own, so that none is made twice.</summary>
    [Fact]
    public void Ids_grow_and_carry_the_part_of_their_process()
    {
        string[] ids = [.. Enumerable.Range(0, 1000).Select(_ => Ids.New())];
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.All(ids, id => Assert.True(Ids.IsId(id)));
        string part = Assert.Single(ids.Select(id => id[8..18]).Distinct());
        Assert.NotEqual(new string('0', part.Length), part);
    }
}
