using ProspectingTools.Contracts.Text;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

public sealed class SeniorityTests
{
    [Theory]
    [InlineData("Engineering Manager", "MANAGER")]
    [InlineData("Senior Engineering Manager", "MANAGER")]
    [InlineData("Director of Sales", "DIRECTOR")]
    [InlineData("Managing Director", "DIRECTOR")]
    [InlineData("Head of Data", "DIRECTOR")]
    [InlineData("Headhunter", "")]
    [InlineData("VP Engineering", "VP")]
    [InlineData("Senior Vice President, EMEA", "VP")]
    [InlineData("SVP of Product", "VP")]
    [InlineData("President", "CXO")]
    [InlineData("CTO", "CXO")]
    [InlineData("Chief Technology Officer", "CXO")]
    [InlineData("Chief of Staff", "DIRECTOR")]
    [InlineData("Executive Assistant to the CEO", "ENTRY")]
    [InlineData("Founder & CEO", "OWNER,CXO")]
    [InlineData("Co-Founder", "OWNER")]
    [InlineData("Managing Partner", "PARTNER")]
    [InlineData("HR Business Partner", "")]
    [InlineData("Product Owner", "")]
    [InlineData("Senior Software Engineer", "SENIOR")]
    [InlineData("Staff Engineer", "SENIOR")]
    [InlineData("Junior Accountant", "ENTRY")]
    [InlineData("Marketing Intern", "TRAINING")]
    [InlineData("Internal Auditor", "")]
    [InlineData("Software Engineer", "")]
    [InlineData("sen", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("vp", "VP")]
    [InlineData("  DIRECTOR, ", "DIRECTOR")]
    public void A_title_tells_its_levels(string? title, string levels) => Assert.Equal(levels, string.Join(',', Seniority.Of(title)));

    [Theory]
    [InlineData("Vice President", "VP")]
    [InlineData("Owner / Partner", "OWNER,PARTNER")]
    [InlineData("Entry Level Manager", "MANAGER")]
    [InlineData("Entry level", "ENTRY")]
    [InlineData("In Training", "TRAINING")]
    [InlineData("cxo", "CXO")]
    [InlineData("Experienced Manager", "MANAGER")]
    [InlineData("nothing of the kind", "")]
    public void A_word_of_a_search_is_understood(string word, string levels) => Assert.Equal(levels, string.Join(',', Seniority.Parse(word)));

    [Fact]
    public void A_hostile_title_costs_nothing()
    {
        Assert.Empty(Seniority.Of(new string('&', 1_000_000)));
        Assert.Empty(Seniority.Of(new string('v', 1_000_000)));
        Assert.Equal([Seniority.Vp], Seniority.Of("VP " + new string('x', 1_000_000)));
    }
}
