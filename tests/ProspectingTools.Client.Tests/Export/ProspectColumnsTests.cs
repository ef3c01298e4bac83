using System.Linq;
using ProspectingTools.Client.Export;
using ProspectingTools.Contracts.Prospecting;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

/// <summary>Every column by name, with the value that belongs under it: sheets and scripts of others depend on both.</summary>
public sealed class ProspectColumnsTests
{
    [Fact]
    public void Each_column_has_its_name_and_its_own_value()
    {
        var prospect = new Prospect
        {
            ProspectId = "id",
            Name = "name",
            FirstName = "first",
            LastName = "last",
            Title = "title",
            Headline = "headline",
            Emails = [new EmailAddress { Email = "a@b.example", Deliverable = "yes", QualityScore = "90" }, new EmailAddress { Email = "c@d.example", Deliverable = "no" }],
            LinkedinUrl = "url",
            PublicIdentifier = "identifier",
            Location = new ProspectLocation { Text = "place", CountryCode = "DE" },
            Company = new Company
            {
                Name = "company", Industry = "industry", Size = "size", Website = "website", LinkedinUrl = "company url", Location = "company place", Founded = "1999", Type = "type",
                LinkedinIdentifier = "company id", About = "company about", LogoUrl = "logo", Specialties = "specialties", FollowerCount = 1234, Tagline = "tagline",
            },
            PhotoUrl = "photo",
            ConnectionStatus = "connected",
            ChatStatus = "open",
            Premium = true,
            IsOpenProfile = false,
            About = "about",
        };
        (string Name, string Value)[] expected =
        [
            ("ProspectId", "id"), ("Name", "name"), ("FirstName", "first"), ("LastName", "last"), ("Title", "title"), ("Headline", "headline"), ("Email", "a@b.example"),
            ("EmailDeliverable", "yes"), ("EmailQuality", "90"), ("Emails", "a@b.example; c@d.example"), ("EmailsDeliverable", "yes; no"), ("EmailsQuality", "90; -"), ("LinkedinUrl", "url"), ("PublicIdentifier", "identifier"), ("LocationText", "place"),
            ("CountryCode", "DE"), ("CompanyName", "company"), ("CompanyIndustry", "industry"), ("CompanySize", "size"), ("CompanyWebsite", "website"),
            ("CompanyLinkedinUrl", "company url"), ("CompanyLocation", "company place"), ("CompanyFounded", "1999"), ("CompanyType", "type"),
            ("CompanyLinkedinIdentifier", "company id"), ("CompanyAbout", "company about"), ("CompanyLogoUrl", "logo"), ("CompanySpecialties", "specialties"),
            ("CompanyFollowerCount", "1234"), ("CompanyTagline", "tagline"), ("PhotoUrl", "photo"), ("ConnectionStatus", "connected"),
            ("ChatStatus", "open"), ("Premium", "true"), ("IsOpenProfile", "false"), ("About", "about"),
        ];
        Assert.Equal(expected, ProspectColumns.Names.Zip(ProspectColumns.Cells(prospect), (name, value) => (name, value ?? string.Empty)));
    }

    // What is known of one address alone stands in the columns of the best one.
    [Theory]
    [InlineData(null, null, null)]
    [InlineData("yes", null, "yes; -")]
    [InlineData(null, "no", "-; no")]
    [InlineData("yes", "no", "yes; no")]
    public void What_is_known_of_several_addresses_is_told_of_each(string? first, string? second, string? cell)
    {
        var one = new EmailAddress { Email = "a@b.example", Deliverable = first };
        var two = new EmailAddress { Email = "c@d.example", Deliverable = second };
        Assert.Equal(cell, ProspectColumns.Cell(new Prospect { Emails = [one, two] }, "EmailsDeliverable"));
        Assert.Null(ProspectColumns.Cell(new Prospect { Emails = [one] }, "EmailsDeliverable"));
        Assert.Null(ProspectColumns.Cell(new Prospect { Emails = [] }, "EmailsDeliverable"));
        Assert.Null(ProspectColumns.Cell(new Prospect(), "EmailsDeliverable"));
    }
}
