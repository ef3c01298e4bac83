using System;
using System.Linq;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Jobs;

/// <summary>Whoever was given is left out by each of their addresses, and nobody else is.</summary>
public sealed class ExcludedPeopleTests
{
    [Fact]
    public void People_are_left_out_by_any_of_their_addresses_and_counted_once()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 200; run++)
        {
            string because = $"seed {seed}, run {run}";
            var excluded = new ExcludedPeople();
            bool[] isGiven = [.. Enumerable.Range(0, 12).Select(_ => random.Next(2) == 0)];
            int nameless = random.Next(3);
            foreach (int person in Enumerable.Range(0, 12).Where(person => isGiven[person]).OrderBy(_ => random.Next()))
            {
                Add(excluded, person, random.Next(4), because);
            }

            for (int i = 0; i < nameless; i++)
            {
                excluded.Add(new Prospect { Name = "Nobody", Extra = new() { ["about"] = "see https://www.linkedin.com/in/person-1 for more" } });
            }

            Assert.True(excluded.Count == isGiven.Count(given => given), because);
            Assert.True(excluded.WithoutAddress == nameless, because);
            for (int person = 0; person < 12; person++)
            {
                Assert.True(excluded.Contains(Url(person)) == isGiven[person], $"{because}, person {person}");
                Assert.True(excluded.Contains($"https://www.linkedin.com/in/{Id(person)}") == isGiven[person], $"{because}, id of person {person}");
            }
        }
    }

    [Theory]
    [InlineData("https://www.linkedin.com/in/ada", true)]
    [InlineData("  linkedin.com/in/ADA/?trk=1 ", true)]
    [InlineData("nobody in particular", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_row_says_whether_it_has_an_address(string? address, bool has)
    {
        var excluded = new ExcludedPeople();
        Assert.Equal(has, excluded.AddPerson(["Ada", address]));
        Assert.Equal((has ? 1 : 0, has ? 0 : 1), (excluded.Count, excluded.WithoutAddress));
        Assert.Equal(has, excluded.Contains("https://www.linkedin.com/in/ada"));
    }

    // Each person has a public address and an id of LinkedIn's, and comes as a row, a prospect or a contact that has both.
    private static void Add(ExcludedPeople excluded, int person, int kind, string because)
    {
        switch (kind)
        {
            case 0:
                excluded.Add(new Prospect { LinkedinUrl = Url(person), Extra = new() { ["sales"] = $"https://www.linkedin.com/sales/lead/{Id(person)}" } });
                break;
            case 1:
                excluded.Add(new Prospect { PublicIdentifier = $"person-{person}", Extra = new() { ["memberId"] = Id(person) } });
                break;
            case 2:
                excluded.Add(new Contact { LinkedInSalesNavigatorProfileUrl = $"https://www.linkedin.com/sales/lead/{Id(person)}", Extra = new() { ["profile"] = Url(person) } });
                break;
            default:
                Assert.True(excluded.AddPerson([Id(person), null, "some text", $"http://de.linkedin.com/in/Person-{person}/"]), because);
                break;
        }
    }

    private static string Url(int person) => $"https://www.linkedin.com/in/person-{person}";

    private static string Id(int person) => $"ACwAAABOW{(char)('A' + person)}gBxYz012345678901234567890123456";
}
