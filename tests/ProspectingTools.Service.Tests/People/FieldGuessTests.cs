using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Fields that columns of unknown names may hold.</summary>
public sealed class FieldGuessTests
{
    [Theory]
    [InlineData("Position held", "title")]
    [InlineData("Comapny", "company")]
    [InlineData("Firmenname lt. CRM", "company")]
    [InlineData("cleaned_job_title", "title")]
    [InlineData("Current job title (LinkedIn)", "title")]
    [InlineData("Puesto actual", "title")]
    [InlineData("myCompanyWebsite", "company.website")]
    [InlineData("Attendee: full name", "name")]
    [InlineData("Guest e-mail", "email")]
    [InlineData("Country of the person", "country")]
    [InlineData("Fonction actuelle", "title")]
    [InlineData("現在の会社名", null)]
    [InlineData("Lieblingsfarbe", null)]
    [InlineData("Record ID", null)]
    [InlineData("Previous job title", null)]
    [InlineData("Company phone", null)]
    [InlineData("Company revenue", null)]
    [InlineData("Campaign name", null)]
    [InlineData("Emails sent", null)]
    [InlineData("Account owner e-mail", null)]
    [InlineData("Last contacted", null)]
    [InlineData("#", null)]
    [InlineData("", null)]
    public void A_header_tells_what_it_may_hold(string header, string? field) =>
        Assert.Equal(field, FieldGuess.Of([new ColumnUse { Header = header }]).Select(guess => guess.Key).FirstOrDefault());

    [Fact]
    public void A_field_that_is_filled_is_no_guess_and_each_is_guessed_once()
    {
        ColumnUse[] columns =
        [
            new() { Header = "First Name", Field = "firstName" }, new() { Header = "Job Title", Field = "title" }, new() { Header = "Position held" }, new() { Header = "Guest name" },
            new() { Header = "Comapny" }, new() { Header = "Firmenname lt. CRM" }, new() { Header = "Guest last name" }, new() { Header = "Ctiy of work" }, new() { Header = "City, actual" }, new() { Header = "Country, actual" },
        ];
        Assert.Equal(["company=Comapny", "city=City, actual", "country=Country, actual"], FieldGuess.Of(columns).Select(guess => $"{guess.Key}={guess.Value}"));
    }

    [Fact]
    public void What_is_known_is_never_guessed_otherwise()
    {
        foreach (HeaderEntry entry in HeaderTable.Entries.Where(entry => entry.With.Count + entry.Without.Count == 0))
        {
            IReadOnlyList<KeyValuePair<string, string>> guesses = FieldGuess.Of([new ColumnUse { Header = entry.Header }]);
            Assert.True(guesses.Count == 0 || guesses[0].Key == (entry.Field is { } field ? PersonFields.NameOf(field) : null), entry.Header);
        }
    }
}
