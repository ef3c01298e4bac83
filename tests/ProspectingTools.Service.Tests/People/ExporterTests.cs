using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using Xunit;

namespace ProspectingTools.Service.Tests.People;

/// <summary>Files as exporters write them (tests/data/cases/exports), and what must come out of them.</summary>
public sealed class ExporterTests
{
    [Fact]
    public async Task Phantombuster()
    {
        (Person person, _) = await OneAsync("phantombuster.csv");
        Prospect p = person.Prospect;
        Assert.Equal(("Jane Doe", "VP Sales", "Acme", "Lyon, France", "FR"), (p.Name, p.Title, p.Company!.Name, p.Location!.Text, p.Location.CountryCode));
        Assert.Equal(("https://www.linkedin.com/company/1035", (string?)null), (p.Company.LinkedinUrl, p.Company.Website));
        Assert.Equal(("https://www.linkedin.com/in/jane-doe-1", "ACwAAABcDeF"), (p.LinkedinUrl, person.ProviderId));
        Assert.Equal((true, true), (p.Premium, p.IsOpenProfile));
    }

    [Fact]
    public async Task Evaboot()
    {
        (List<PersonRow> rows, FileReport report) = await ReadAsync("evaboot.csv");
        Prospect p = rows[0].Person!.Prospect;
        Assert.Equal(("Jane Doe", "VP Sales", "Acme", "51-200", "Lyon, France"), (p.Name, p.Title, p.Company!.Name, p.Company.Size, p.Location!.Text));
        Assert.Equal(("https://www.linkedin.com/company/1035", "https://acme.example"), (p.Company.LinkedinUrl, p.Company.Website));
        Assert.Equal(("https://www.linkedin.com/in/jane-doe-1", "ACwAAABcDeF"), (p.LinkedinUrl, rows[0].Person!.ProviderId));
        Assert.Equal(("jane@acme.example", "risky"), (p.Emails![0].Email, p.Emails[0].Deliverable));
        Assert.Equal("John Roe", rows[1].Person!.Prospect.Name);
        Assert.Contains("1 row is marked", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(["No Match Reasons"], Unused(report));
    }

    [Fact]
    public async Task HubSpot()
    {
        (Person person, FileReport report) = await OneAsync("hubspot.csv");
        Prospect p = person.Prospect;
        Assert.Equal(("Jürgen Muster", "Leiter Vertrieb", "Muster GmbH", "https://muster.example"), (p.Name, p.Title, p.Company!.Name, p.Company.Website));
        Assert.Equal(("https://www.linkedin.com/in/juergen-muster-1", "München, Bayern, Germany", "DE"), (p.LinkedinUrl, p.Location!.Text, p.Location.CountryCode));
        Assert.Equal(["Record ID", "Lead Status"], Unused(report));
        Assert.Equal(["101", "Open"], p.Extra!.Values);
    }

    [Fact]
    public async Task Apollo()
    {
        (Person person, FileReport report) = await OneAsync("apollo.csv");
        Assert.Equal(["j.doe@acme.example/verified", "jane@acme.example/invalid"], person.Prospect.Emails!.Select(e => $"{e.Email}/{e.Deliverable}"));
        Assert.Equal(("Lyon, Rhône, France", "FR"), (person.Prospect.Location!.Text, person.Prospect.Location.CountryCode));
        Assert.Empty(Unused(report));
    }

    [Fact]
    public async Task Connections_of_LinkedIn_in_German_and_French()
    {
        (List<PersonRow> german, FileReport report) = await ReadAsync("connections-de.csv");
        Assert.Equal(
            ["Jürgen Muster/Leiter/Muster GmbH/j@muster.example", "Anna Beispiel/CEO/Muster GmbH/a@muster.example"],
            PeopleFile.Prospects(german).Select(p => $"{p.Name}/{p.Title}/{p.Company!.Name}/{p.Emails![0].Email}"));
        Assert.Equal(1, report.Blank);
        Prospect french = (await OneAsync("connections-fr.csv")).Person.Prospect;
        Assert.Equal(("Élodie Martin", "Directrice", "Martin SARL"), (french.Name, french.Title, french.Company!.Name));
    }

    [Fact]
    public async Task Salesforce()
    {
        (Person person, FileReport report) = await OneAsync("salesforce.csv");
        Prospect p = person.Prospect;
        Assert.Equal(("Li Wei", "Delta Pte", "Singapore, Singapore", "SG", "https://www.linkedin.com/in/li-wei-9"), (p.Name, p.Company!.Name, p.Location!.Text, p.Location.CountryCode, p.LinkedinUrl));
        Assert.Equal(["Lead Source"], Unused(report));
    }

    [Fact]
    public async Task People_whom_nobody_could_see_are_nobody()
    {
        (List<PersonRow> rows, _) = await ReadAsync("anonymous.csv");
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Contains("names nobody", row.Error, StringComparison.Ordinal));
    }

    /// <summary>What each header row means, column by column; the columns that are not named go nowhere.</summary>
    [Theory]
    [InlineData(
        "First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Primary Email Source,Email Confidence,Contact Owner,Work Direct Phone,Company Phone,# Employees,Industry,Keywords,Person Linkedin Url,Website,Company Linkedin Url,Facebook Url,City,State,Country,Company Address,Company City,Company State,Company Country,Email Sent,Email Open,Apollo Contact Id,Secondary Email,Secondary Email Source,Tertiary Email",
        "First Name=firstName,Last Name=lastName,Title=title,Company=company,Email=email,Email Status=emailStatus,Email Confidence=emailQuality,# Employees=company.size,Industry=company.industry,Person Linkedin Url=linkedinUrl,Website=company.website,Company Linkedin Url=company.linkedinUrl,City=city,State=state,Country=country,Company Address=company.location,Company City=company.city,Company State=company.state,Company Country=company.country,Secondary Email=email,Tertiary Email=email")]
    [InlineData(
        "ZoomInfo Contact ID,Last Name,First Name,Middle Name,Salutation,Suffix,Job Title,Job Title Hierarchy Level,Management Level,Job Function,Company Division Name,Direct Phone Number,Email Address,Email Domain,Previous Job Title,Previous Company Name,Previous Company LinkedIn Profile,ZoomInfo Contact Profile URL,LinkedIn Contact Profile URL,Person City,Person State,Country,Company Name,Company Description,Website,Founded Year,Company HQ Phone,Employees,Employee Range,Primary Industry,LinkedIn Company Profile URL,Company City,Company State,Company Country,Full Address",
        "Last Name=lastName,First Name=firstName,Middle Name=middleName,Suffix=suffix,Job Title=title,Email Address=email,LinkedIn Contact Profile URL=linkedinUrl,Person City=city,Person State=state,Country=country,Company Name=company,Company Description=company.about,Website=company.website,Founded Year=company.founded,Employees=company.size,Employee Range=company.size,Primary Industry=company.industry,LinkedIn Company Profile URL=company.linkedinUrl,Company City=company.city,Company State=company.state,Company Country=company.country,Full Address=company.location")]
    [InlineData(
        "linkedinProfileUrl,email,linkedinProfile,headline,location,imgUrl,firstName,lastName,fullName,connectionDegree,vmid,userId,linkedinSalesNavigatorUrl,connectionsUrl,mutualConnectionsUrl,company,companyUrl,jobTitle,jobDescription,company2,companyUrl2,jobTitle2,school,schoolUrl,companyWebsite,baseUrl,profileId,timestamp,description,website,mail,mailFromDropcontact,qualificationFromDropContact",
        "linkedinProfileUrl=linkedinUrl,email=email,linkedinProfile=linkedinUrl,headline=headline,location=location,imgUrl=photoUrl,firstName=firstName,lastName=lastName,fullName=name,vmid=providerId,linkedinSalesNavigatorUrl=linkedinUrl,company=company,companyUrl=company.linkedinUrl,jobTitle=title,companyWebsite=company.website,profileId=providerId,description=about,website=web,mail=email,mailFromDropcontact=email,qualificationFromDropContact=emailStatus")]
    [InlineData(
        "profileLink,firstName,lastName,fullName,postsUrl,degree,memberId,occupation,timestamp,comments,commentUrl,postContent",
        "profileLink=linkedinUrl,firstName=firstName,lastName=lastName,fullName=name,occupation=headline")]
    [InlineData(
        "First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,E-mail 2 Address,Home Phone,Company Main Phone,Job Title,Department,Company,Manager's Name,Assistant's Name,Business Street,Business City,Business State,Business Country/Region,Home City,Home Country/Region,Personal Web Page,Spouse,Location,Web Page,Birthday",
        "First Name=firstName,Middle Name=middleName,Last Name=lastName,Suffix=suffix,E-mail Address=email,E-mail 2 Address=email,Job Title=title,Company=company,Business City=city,Business State=state,Business Country/Region=country,Home City=city,Home Country/Region=country,Personal Web Page=web,Web Page=company.website")]
    [InlineData(
        "Title,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Ort geschäftlich,Region geschäftlich,Land geschäftlich,E-Mail-Adresse,E-Mail 2: Adresse,Webseite,Notizen",
        "Vorname=firstName,Weitere Vornamen=middleName,Nachname=lastName,Suffix=suffix,Firma=company,Position=title,Ort geschäftlich=city,Region geschäftlich=state,Land geschäftlich=country,E-Mail-Adresse=email,E-Mail 2: Adresse=email,Webseite=company.website")]
    [InlineData(
        "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Profession,Ville (bureau),Dép/Région (bureau),Pays/Région (bureau),Adresse de messagerie,Page Web",
        "Prénom=firstName,Deuxième prénom=middleName,Nom=lastName,Suffixe=suffix,Société=company,Profession=title,Ville (bureau)=city,Dép/Région (bureau)=state,Pays/Région (bureau)=country,Adresse de messagerie=email,Page Web=company.website")]
    [InlineData(
        "First Name,Last Name,Name Prefix,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Country,Relation 1 - Value,Website 1 - Value",
        "First Name=firstName,Last Name=lastName,Organization Name=company,Organization Title=title,E-mail 1 - Value=email,E-mail 2 - Value=email,Address 1 - City=city,Address 1 - Region=state,Address 1 - Country=country,Website 1 - Value=web")]
    [InlineData(
        "Domain name,Organization,Email address,Type,Confidence score,First name,Last name,Position,Twitter handle,LinkedIn URL,Phone number",
        "Domain name=company.website,Organization=company,Email address=email,Confidence score=emailQuality,First name=firstName,Last name=lastName,Position=title,LinkedIn URL=linkedinUrl")]
    [InlineData(
        "firstName,lastName,occupation,jobTitle,companyName,companyWebsite,linkedinUrl,salesNavigatorUrl,email,enrichedEmail,phone,location,country,tags,prospectList",
        "firstName=firstName,lastName=lastName,occupation=headline,jobTitle=title,companyName=company,companyWebsite=company.website,linkedinUrl=linkedinUrl,salesNavigatorUrl=linkedinUrl,email=email,enrichedEmail=email,location=location,country=country")]
    [InlineData(
        "Record Id,Lead Owner,Company,First Name,Last Name,Email,Lead Status,City,No of Employees,Annual Revenue,Created By,Lead Owner.id,Designation",
        "Company=company,First Name=firstName,Last Name=lastName,Email=email,City=city,No of Employees=company.size,Designation=title")]
    [InlineData(
        "Salutation,First Name,Last Name,Title,Mailing Street,Mailing City,Mailing State/Province,Mailing Country,Phone,Email,Account Owner,Account Name",
        "First Name=firstName,Last Name=lastName,Title=title,Mailing City=city,Mailing State/Province=state,Mailing Country=country,Email=email,Account Name=company")]
    [InlineData(
        "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il",
        "Nome=firstName,Cognome=lastName,URL=linkedinUrl,Indirizzo e-mail=email,Azienda=company,Posizione=title")]
    [InlineData(
        "Imię,Nazwisko,Adres URL,Adres e-mail,Firma,Stanowisko,Połączono",
        "Imię=firstName,Nazwisko=lastName,Adres URL=linkedinUrl,Adres e-mail=email,Firma=company,Stanowisko=title")]
    [MemberData(nameof(Rows))]
    public void Header_rows_mean_what_they_say(string header, string expected)
    {
        string[] columns = header.Split(',');
        ColumnTarget[] targets = HeaderMapping.Resolve(columns, ColumnMap.Empty);
        string[] found = [.. columns.Zip(targets).Where(pair => pair.Second.Field is not null).Select(pair => $"{pair.First}={PersonFields.NameOf(pair.Second.Field!.Value)}")];
        Assert.Equal(expected.Split(','), found);
    }

    /// <summary>tests/data/cases/headers.tsv.</summary>
    public static TheoryData<string, string> Rows()
    {
        TheoryData<string, string> rows = [];
        foreach (string line in File.ReadLines(PeopleFile.Path(Path.Combine("cases", "headers.tsv"))).Where(line => !line.StartsWith('#')))
        {
            string[] cells = line.Split('\t');
            rows.Add(cells[1], cells[2]);
        }

        return rows;
    }

    [Fact]
    public void The_table_says_each_header_once()
    {
        Assert.NotEmpty(HeaderTable.Entries);
        var twice = HeaderTable.Entries
            .GroupBy(entry => (HeaderTable.Fold(entry.Header), string.Join('+', entry.With), string.Join('+', entry.Without)))
            .Where(group => group.Count() > 1)
            .Select(group => group.First().Header);
        Assert.Empty(twice);
    }

    [Fact]
    public async Task Rows_that_are_wrapped_whole_in_quotes_are_unwrapped()
    {
        List<PersonRow> rows = await PeopleFile.ReadAsync("\"Name,Current Employer,Current Title\"\n\"Jane Doe,\"\"Acme, Inc\"\",CTO\"\n\"John Roe,Acme,CFO\"\n");
        Assert.Equal(["Jane Doe/Acme, Inc/CTO", "John Roe/Acme/CFO"], PeopleFile.Prospects(rows).Select(p => $"{p.Name}/{p.Company!.Name}/{p.Title}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Utf_16_needs_no_mark(bool bigEndian)
    {
        System.Text.Encoding encoding = new System.Text.UnicodeEncoding(bigEndian, byteOrderMark: false);
        PersonRow row = Assert.Single(await PeopleFile.ReadAsync(encoding.GetBytes("Name\tTitle\r\nJürgen Muster\tLeiter\r\n")));
        Assert.Equal(("Jürgen Muster", "Leiter"), (row.Person!.Prospect.Name, row.Person.Prospect.Title));
    }

    [Fact]
    public async Task Cells_that_were_protected_against_formulas_are_as_they_were() =>
        Assert.Equal(("+Plus", "'t Hooft"), await PeopleFile.OneAsync("name,title\n'+Plus,'t Hooft\n") is { Prospect: var p } ? (p.Name, p.Title) : default);

    internal static async Task<(List<PersonRow> Rows, FileReport Report)> ReadAsync(string name)
    {
        await using FileStream stream = File.OpenRead(PeopleFile.Path(Path.Combine("cases", "exports", name)));
        using PeopleReader reader = new(stream, PeopleFormat.Csv, ColumnMap.Empty);
        List<PersonRow> rows = [];
        while (await reader.ReadAsync(CancellationToken.None) is { } row)
        {
            rows.Add(row);
        }

        return (rows, reader.Report);
    }

    private static async Task<(Person Person, FileReport Report)> OneAsync(string name)
    {
        (List<PersonRow> rows, FileReport report) = await ReadAsync(name);
        PersonRow row = Assert.Single(rows);
        Assert.Null(row.Error);
        return (row.Person!, report);
    }

    private static string[] Unused(FileReport report) => [.. report.Columns.Where(column => column.Field is null).Select(column => column.Header!)];
}
