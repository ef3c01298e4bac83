using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

public sealed class FieldTests
{
    [Fact]
    public async Task Columns_of_common_sheets_fill_every_field()
    {
        Prospect p = (await PeopleFile.OneAsync(
            "Provider ID;First Name;Last Name;Headline;Summary;Photo;Person Linkedin Url;Company Name;Company Linkedin Url;Industry;Website;# Employees;Headquarters;"
            + "Company Description;Logo URL;Founded Year;Company Type;Specialties;Company Followers;Tagline;Title;City;State;Country;Work Email;Personal Email;Premium;Open Profile;connection_status;chat status\n"
            + "ACwAAA1;Ada;Ode;head;me;https://p.example/a.jpg;linkedin.com/in/Ada-Ode/?x=1;Aurelia;http://de.linkedin.com/company/Aurelia/about;Robotics;aurelia.example;51-200;Berlin;"
            + "robots;https://l.example/l.png;1999;Private;arms;12,345;onward;CTO;Lyon;Rhône;France;ada@aurelia.example;\"ada@home.example; not-an-address\";yes;0;active;none\n")).Prospect;
        Assert.Equal(
            """
            {"firstName":"Ada","lastName":"Ode","name":"Ada Ode","headline":"head","about":"me","photoUrl":"https://p.example/a.jpg","linkedinUrl":"https://www.linkedin.com/in/ada-ode","publicIdentifier":"ada-ode","company":{"name":"Aurelia","linkedinIdentifier":"aurelia","linkedinUrl":"https://www.linkedin.com/company/aurelia","industry":"Robotics","website":"https://aurelia.example","size":"51-200","location":"Berlin","about":"robots","logoUrl":"https://l.example/l.png","founded":"1999","type":"Private","specialties":"arms","followerCount":12345,"tagline":"onward"},"title":"CTO","location":{"text":"Lyon, Rhône, France","countryCode":"FR"},"emails":[{"email":"ada@aurelia.example"},{"email":"ada@home.example"}],"premium":true,"isOpenProfile":false,"connectionStatus":"active","chatStatus":"none"}
            """,
            JsonSerializer.Serialize(p, WireJson.Context.Prospect));
    }

    [Theory]
    [InlineData("first name,middle name,last name,suffix\nKing,,Martin,\n", "King Martin")]
    [InlineData("first name,middle name,last name,suffix\nKing,Luther,Martin,Jr.\n", "King Luther Martin, Jr.")]
    [InlineData("first name,full name\nKing,The King\n", "The King")]
    [InlineData("surname\nOnly\n", "Only")]
    public async Task A_name_is_composed_of_its_parts(string text, string name) => Assert.Equal(name, (await PeopleFile.OneAsync(text)).Prospect.Name);

    [Theory]
    [InlineData("company location,company country\nBerlin,Germany", "Berlin, Germany")]
    [InlineData("company location,company country\nBerlin,DE", "Berlin, Germany")]
    [InlineData("company location,company country\n\"Berlin, Deutschland\",DE", "Berlin, Deutschland")]
    [InlineData("company location,company country\n\"Austin, TX, US\",United States", "Austin, TX, US")]
    [InlineData("company location,company country\nGermany (Berlin),DEU", "Germany (Berlin)")]
    [InlineData("company location,company country\nNowhere,Atlantis", "Nowhere")]
    [InlineData("company city,company state,company country\nAustin,TX,US", "Austin, TX, United States")]
    [InlineData("company country\nAtlantis", "Atlantis")]
    public async Task The_place_of_a_company_names_its_country(string text, string place) =>
        Assert.Equal(place, (await PeopleFile.OneAsync(text.Replace("\n", ",name,company\n", StringComparison.Ordinal) + ",Ada Ode,Acme")).Prospect.Company?.Location);

    [Theory]
    [InlineData("location\n\"Lyon, France\"", "Lyon, France", "FR")]
    [InlineData("location\n\"San Francisco, CA\"", "San Francisco, CA", null)]
    [InlineData("location\n\"Atlanta, Georgia\"", "Atlanta, Georgia", null)]
    [InlineData("location\n\"London, UK\"", "London, UK", "GB")]
    [InlineData("location,country\nBerlin,de", "Berlin", "DE")]
    [InlineData("city,country code\nBerlin,DE", "Berlin, Germany", "DE")]
    [InlineData("country\nTürkiye", "Türkiye", "TR")]
    [InlineData("country\nAtlantis", "Atlantis", null)]
    public async Task A_place_tells_its_country(string text, string? place, string? code)
    {
        string[] lines = text.Split('\n');
        Prospect prospect = (await PeopleFile.OneAsync($"name,{lines[0]}\nAnn,{lines[1]}\n")).Prospect;
        Assert.Equal((place, code), (prospect.Location!.Text, prospect.Location.CountryCode));
    }

    [Fact]
    public async Task A_url_column_counts_only_where_it_holds_a_profile()
    {
        List<PersonRow> rows = await PeopleFile.ReadAsync(
            "name,url,sales navigator url\n"
            + "Ann,https://ann.example,\n"
            + "Bob,https://www.linkedin.com/company/x,\n"
            + "Cy,,\"https://www.linkedin.com/sales/lead/ACwAAAcy,NAME_SEARCH,abc\"\n"
            + "Di,https://www.linkedin.com/in/di,https://www.linkedin.com/sales/lead/ACwAAAdi\n"
            + ",https://www.linkedin.com/in/nameless,\n");
        Assert.Equal(
            [null, null, "https://www.linkedin.com/sales/lead/ACwAAAcy", "https://www.linkedin.com/in/di", "https://www.linkedin.com/in/nameless"],
            PeopleFile.Prospects(rows).Select(p => p.LinkedinUrl));
        Assert.Equal([null, null, "ACwAAAcy", "ACwAAAdi", null], rows.Select(row => row.Person!.ProviderId));
        Assert.Equal([null, null, null, "di", "nameless"], PeopleFile.Prospects(rows).Select(p => p.PublicIdentifier));
    }

    [Fact]
    public async Task Without_a_profile_the_same_row_is_the_same_person_and_another_row_is_not()
    {
        string[] keys = [.. (await PeopleFile.ReadAsync(
            "name,company,email,title\n"
            + "Ann Lee,Aurelia,,CTO\n"
            + "ann  lee,AURELIA,,CEO\n"
            + "Ann Lee,Velmora,,CTO\n"
            + "Ann Lee,Aurelia,ann@a.example,CTO\n"
            + "Ann Lee,Velmora,ANN@a.example,CTO\n"
            + "Anna Lee,Aurelia,,CTO\n")).Select(row => row.Person!.ProfileUrl)];
        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(keys[3], keys[4]);
        Assert.Equal(4, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^urn:prospecting:person:[0-9a-f]{32}$", key));
    }

    [Fact]
    public async Task A_map_takes_its_column_and_its_field()
    {
        Person person = await PeopleFile.OneAsync(
            "name,type,title,state,country\nAnn,sen,Dr,WA,France\n",
            " title = TYPE , location=state,company.name=country");
        Assert.Equal(("sen", "WA", "France", null), (person.Prospect.Title, person.Prospect.Location!.Text, person.Prospect.Company!.Name, person.Prospect.Location.CountryCode));
        Assert.Equal("Bob", (await PeopleFile.OneAsync("Navn,Rolle\nBob,sjef\n", "name=Navn")).Prospect.Name);
    }

    [Fact]
    public async Task A_map_names_columns_with_any_mark_in_them()
    {
        Random random = new(13);
        const string Marks = ",,\"\"==;' $[]{}()|äß職Ж";
        for (int i = 0; i < 300; i++)
        {
            string[] columns = [.. Enumerable.Range(0, 3).Select(n => $"c{n}{new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => Marks[random.Next(Marks.Length)])])}{n}")];
            string header = string.Join(',', columns.Select(Quoted));
            string map = $"name={Quoted(columns[0])} , title={Quoted(columns[1])},company={Quoted(columns[2])}";
            Prospect person = (await PeopleFile.OneAsync($"{header}\nAnn Roe,CTO,Acme\n", map)).Prospect;
            Assert.True(("Ann Roe", "CTO", "Acme") == (person.Name, person.Title, person.Company?.Name), map);
        }

        static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [Theory]
    [InlineData("title=\"a", "shoe", false)]
    [InlineData("title=\"\"", "title", true)]
    [InlineData("title=\"a, b\",shoe=x", "shoe", true)]
    public void A_quote_in_a_map_ends_nothing_else(string map, string named, bool isBad)
    {
        if (isBad)
        {
            Assert.Contains(named, Assert.Throws<FormatException>(() => ColumnMap.Parse(map)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.NotNull(ColumnMap.Parse(map));
        }
    }

    [Theory]
    [InlineData("title", "title")]
    [InlineData("title=", "title=")]
    [InlineData("=type", "=type")]
    [InlineData("title=type,shoe size=x", "shoe size")]
    public void A_bad_map_names_its_entry(string map, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => ColumnMap.Parse(map)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a@b.example", "a@b.example")]
    [InlineData("mailto:a@b.example", "a@b.example")]
    [InlineData("<a@b.example>", "a@b.example")]
    [InlineData("A@b.example a@B.EXAMPLE;c@d.example", "A@b.example,c@d.example")]
    [InlineData("a@b", "")]
    [InlineData("@b.example", "")]
    [InlineData("a@@b.example", "")]
    [InlineData("a@.example", "")]
    [InlineData("n/a", "")]
    public async Task Addresses_are_kept_where_they_are_valid(string cell, string addresses) =>
        Assert.Equal(addresses, string.Join(',', (await PeopleFile.OneAsync($"name,email\nAnn,\"{cell}\"\n")).Prospect.Emails?.Select(e => e.Email) ?? []));
}
