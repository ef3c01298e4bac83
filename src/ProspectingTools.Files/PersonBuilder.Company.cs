using System;
using System.Globalization;
using System.Text.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <content>The employer.</content>
internal sealed partial class PersonBuilder
{
    private ExtraFields? _companyExtra;

    /// <summary>Keeps a value of the company's that no field holds.</summary>
    public void AddCompanyExtra(string name, JsonElement value)
    {
        _any = true;
        (_companyExtra ??= new ExtraFields())[name] = PlainValues.Of(value);
    }

    // What is a page on LinkedIn is not a web site, whatever its column is called.
    private void SetCompanyPage(PersonField field, int rank, string header, string text)
    {
        bool linkedIn = text.IndexOf("linkedin", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("urn:li:", StringComparison.OrdinalIgnoreCase) >= 0;
        if ((linkedIn || field == PersonField.CompanyLinkedinUrl) && LinkedInUrl.TryNormalizeCompany(text, out string? page))
        {
            Put(PersonField.CompanyLinkedinUrl, rank, page);
        }
        else if (linkedIn && field == PersonField.CompanyWebsite && _addresses.TryAdd(text))
        {
            return;
        }
        else if (field == PersonField.CompanyLinkedinUrl && text.IndexOf("linkedin.", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            report.LeftOut(header, _line, text, LinkedInRefusal.Of(text, LinkedInAddressKind.Company));
        }
        else if (field == PersonField.CompanyWebsite || text.IndexOf('.') > 0)
        {
            Put(PersonField.CompanyWebsite, rank, WebSite.Normalize(text));
        }
        else
        {
            report.LeftOut(header, _line, text, LinkedInRefusal.Of(text, LinkedInAddressKind.Company));
        }
    }

    private Company? CompanyOrNull()
    {
        string? page = this[PersonField.CompanyLinkedinUrl]
            ?? (this[PersonField.CompanyIdentifier] is { } identifier && LinkedInUrl.TryNormalizeCompany("https://www.linkedin.com/company/" + Uri.EscapeDataString(identifier), out string? byId) ? byId : null);
        string? place = Place.InWords(this[PersonField.CompanyLocation], this[PersonField.CompanyCity], this[PersonField.CompanyState], this[PersonField.CompanyCountry]);
        bool any = page is not null || place is not null || _companyExtra is not null;
        for (int i = (int)PersonField.CompanyName; i < _values.Length && !any; i++)
        {
            any = _values[i] is not null;
        }

        return !any ? null : new Company
        {
            Name = this[PersonField.CompanyName],
            LinkedinIdentifier = page is null ? null : LinkedInUrl.IdentifierOf(page),
            LinkedinUrl = page,
            Industry = this[PersonField.CompanyIndustry],
            Website = this[PersonField.CompanyWebsite],
            Size = this[PersonField.CompanySize],
            Location = place,
            About = this[PersonField.CompanyAbout],
            LogoUrl = this[PersonField.CompanyLogoUrl],
            Founded = this[PersonField.CompanyFounded] is var founded && founded == "0" ? null : founded,
            Type = this[PersonField.CompanyType],
            Specialties = this[PersonField.CompanySpecialties],
            FollowerCount = long.TryParse(this[PersonField.CompanyFollowerCount], NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out long followers) ? followers : null,
            Tagline = this[PersonField.CompanyTagline],
            Extra = _companyExtra,
        };
    }
}
