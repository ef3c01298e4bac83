using System;
using System.Linq;
using ProspectingTools.Contracts.Search;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

/// <summary>Searches as mails and chats carry them, and as people write them who know other search engines: read, and said.</summary>
public sealed class SearchHabitTests
{
    private const string Web = "https://www.linkedin.com/search/results/people/?keywords=";
    private const string Sales = "https://www.linkedin.com/sales/search/people?query=";

    [Theory]
    [InlineData(Web + "cto%0A", "profile:cto", "")]
    [InlineData("<" + Web + "cto|my search>", "profile:cto", "")]
    [InlineData("<" + Web + "cto>", "profile:cto", "")]
    [InlineData(Web + "head%20of%20sa\r\nles", "profile:head AND profile:of AND profile:sales", "address")]
    [InlineData(Web + "head of\nsales", "profile:head AND profile:of AND profile:sales", "address")]
    [InlineData(Sales + "(filters%3AList((type%3AREGION%2Cvalues%3AList((id%3A1012\n82230%2Ctext%3AGer\nmany%2CselectionType%3AINCLUDED)))))", "country:DE", "address")]
    [InlineData(Sales + "(filters:List((type:CURRENT_TITLE, values:List((text:CTO, selectionType:EXCLUDED)))), keywords:cloud)", "NOT title:CTO AND profile:cloud", "")]
    [InlineData(Sales + "(keywords:Smith, John)", "profile:\"Smith,\" AND profile:John", "")]
    [InlineData(Web + "title:cto AND company:%22Acme%20Labs%22", "title:cto AND company:\"Acme Labs\"", "")]
    [InlineData(Web + "firstname:jane lastname:doe NOT Title:intern", "firstName:jane AND lastName:doe AND NOT title:intern", "")]
    [InlineData(Web + "%22title:cto%22", "profile:\"title:cto\"", "")]
    [InlineData(Web + "school:yale", "profile:\"school:yale\"", "keywords 'school:yale'")]
    [InlineData(Web + "cto ODER cio NICHT intern", "profile:cto AND profile:ODER AND profile:cio AND profile:NICHT AND profile:intern", "keywords 'ODER'|keywords 'NICHT'")]
    [InlineData(Web + "%22ODER%22", "profile:ODER", "")]
    [InlineData(Web + "VP OF SALES AND %22NO CODE%22", "profile:VP AND profile:OF AND profile:SALES AND profile:\"NO CODE\"", "")]
    [InlineData(Web + "cto | cio", "profile:cto AND profile:cio", "keywords '|'")]
    [InlineData(Web + "%2Bcto -intern engineer*", "profile:\"+cto\" AND profile:\"-intern\" AND profile:\"engineer*\"", "keywords '+cto'|keywords '-intern'|keywords 'engineer*'")]
    [InlineData(Web + "%E2%80%98vp growth%E2%80%99", "profile:\"\u2018vp\" AND profile:\"growth\u2019\"", "keywords '\u2018vp'")]
    [InlineData(Web + "O%27Brien AND R%26D", "profile:\"O'Brien\" AND profile:\"R&D\"", "")]
    public void Is_read_and_what_is_no_operator_is_told(string address, string query, string notes)
    {
        SearchReading reading = SearchAddress.Read(address);
        Assert.True(reading.Problem is null, reading.Problem?.ToString());
        Assert.Equal(query, reading.Query!.ToString());
        Assert.Equal(notes, string.Join('|', reading.Notes.Select(note => note.Value is null ? note.Filter : $"{note.Filter} '{note.Value}'")));
        Assert.Empty(reading.Ignored);
    }

    [Fact]
    public void A_broken_line_anywhere_in_an_address_means_the_same()
    {
        string[] addresses =
        [
            Sales + "(filters%3AList((type%3AREGION%2Cvalues%3AList((id%3A101282230%2Ctext%3AGermany%2CselectionType%3AINCLUDED)))%2C(type%3ACURRENT_TITLE%2Cvalues%3AList((text%3AHead%2520of%2520Sales%2CselectionType%3AEXCLUDED)))))",
            Web + "%22head%20of%20sales%22%20OR%20cto&geoUrn=%5B%22101282230%22%5D",
        ];
        foreach (string address in addresses)
        {
            QueryNode? whole = SearchAddress.Read(address).Query;
            for (int at = address.IndexOf('?', StringComparison.Ordinal) + 1; at < address.Length; at++)
            {
                SearchReading broken = SearchAddress.Read(address.Insert(at, at % 2 == 0 ? "\n" : "\r\n"));
                Assert.True(broken.Query?.Equals(whole) == true, $"{at}: {broken.Query} {broken.Problem}");
                Assert.Contains(broken.Notes, note => note.Filter == "address");
            }
        }
    }
}
