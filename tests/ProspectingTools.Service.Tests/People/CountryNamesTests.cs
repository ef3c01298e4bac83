using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

public sealed class CountryNamesTests
{
    [Theory]
    [InlineData("Deutschland", "DE")]
    [InlineData("ALLEMAGNE", "DE")]
    [InlineData("Republica Checa", "CZ")]
    [InlineData("日本", "JP")]
    [InlineData("中国", "CN")]
    [InlineData("대한민국", "KR")]
    [InlineData("Россия", "RU")]
    [InlineData("Κύπρος", "CY")]
    [InlineData("ΚΥΠΡΟΣ", "CY")]
    [InlineData("Etats-Unis", "US")]
    [InlineData("U.S.A.", "US")]
    [InlineData("U.K.", "GB")]
    [InlineData("UAE", "AE")]
    [InlineData("Holland", "NL")]
    [InlineData("Türkei", "TR")]
    [InlineData("DEU", "DE")]
    [InlineData("gbr", "GB")]
    [InlineData("nl", "NL")]
    [InlineData("Atlantis", null)]
    [InlineData("XXX", null)]
    public void Names_and_codes(string text, string? code) => Assert.Equal(code, CountryNames.CodeOf(text));

    /// <summary>Every name of the data file is its country's, unless another one has it too.</summary>
    [Fact]
    public void Every_name_is_its_country()
    {
        HashSet<string> shared = [.. SearchVocabulary.CountryNames.SelectMany(country => country.Value.Select(name => (Name: HeaderTable.Fold(name), country.Key))).Distinct()
            .GroupBy(pair => pair.Name).Where(group => group.Count() > 1).Select(group => group.Key)];
        Assert.True(SearchVocabulary.CountryNames.Count > 190);
        Assert.All(SearchVocabulary.CountryNames.SelectMany(country => country.Value.Select(name => (name, country.Key))).Where(pair => !shared.Contains(HeaderTable.Fold(pair.name))), pair =>
            Assert.Equal((pair.name, pair.Key), (pair.name, CountryNames.CodeOf(pair.name))));
    }

    [Theory]
    [InlineData("Lyon, France", "FR")]
    [InlineData("München, Bayern, Deutschland", "DE")]
    [InlineData("東京, 日本", "JP")]
    [InlineData("Granada", null)]
    [InlineData("Atlanta, Géorgie", null)]
    [InlineData("Sacramento, CA", null)]
    [InlineData("Austin, TX, US", "US")]
    [InlineData("London, GB", "GB")]
    [InlineData("London, UK", "GB")]
    public void The_end_of_a_place(string place, string? code) => Assert.Equal(code, CountryNames.CodeAtEnd(place));
}
