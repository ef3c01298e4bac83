using System;
using System.Collections.Frozen;
using System.Collections.Generic;

namespace ProspectingTools.Service.People.Import;

/// <summary>
/// The names under which fields come: those of the API, of LinkedIn's export, and of common sheets. Case, blanks, dots,
/// hyphens and underscores do not count.
/// </summary>
internal static class FieldNames
{
    // The first name of each field is the one that messages show.
    private static readonly Dictionary<PersonField, string[]> s_names = new()
    {
        [PersonField.Name] = ["name", "full name", "display name", "person name", "contact name", "lead name"],
        [PersonField.FirstName] = ["firstName", "given name", "forename", "person first name", "contact first name"],
        [PersonField.MiddleName] = ["middleName", "additional name"],
        [PersonField.LastName] = ["lastName", "surname", "family name", "person last name", "contact last name"],
        [PersonField.Suffix] = ["suffix", "name suffix"],
        [PersonField.Headline] = ["headline", "profile headline", "linkedin headline"],
        [PersonField.About] = ["about", "summary", "bio", "biography", "profile summary"],
        [PersonField.PhotoUrl] = ["photoUrl", "photo", "picture", "picture url", "image url", "avatar", "profile picture"],
        [PersonField.LinkedinUrl] =
        [
            "linkedinUrl", "linkedin", "url", "profile url", "profile", "profile link", "linkedin profile", "linkedin profile url", "linkedin link",
            "linkedin profile link", "person linkedin url", "person linkedin", "contact linkedin url", "linkedin public url", "public profile url",
            "default profile url", "sales navigator url", "sales navigator profile url", "linkedin sales navigator profile url",
        ],
        [PersonField.PublicIdentifier] = ["publicIdentifier", "public id", "linkedin username", "linkedin handle", "vanity name"],
        [PersonField.ProviderId] = ["providerId", "linkedin provider id", "vmid", "sales navigator id"],
        [PersonField.ExternalId] = ["externalId", "person id", "contact id", "record id", "crm id"],
        [PersonField.Title] =
        [
            "title", "job title", "position", "role", "current title", "current position", "current role", "job role", "person title", "contact title",
        ],
        [PersonField.Email] =
        [
            "email", "emails", "email address", "email addresses", "work email", "business email", "personal email", "primary email",
            "secondary email", "other email", "email 1", "email 2", "email 3", "person email", "contact email", "mail",
        ],
        [PersonField.Location] = ["location", "location text", "location name", "person location", "geo", "geography", "area", "place"],
        [PersonField.City] = ["city", "town", "person city", "location city"],
        [PersonField.State] = ["state", "province", "region", "county", "person state", "location state", "location region"],
        [PersonField.Country] =
        [
            "country", "countryCode", "country name", "location countryCode", "location country", "person country", "country iso",
        ],
        [PersonField.Premium] = ["premium", "is premium"],
        [PersonField.IsOpenProfile] = ["isOpenProfile", "open profile"],
        [PersonField.ConnectionStatus] = ["connectionStatus"],
        [PersonField.ChatStatus] = ["chatStatus"],
        [PersonField.CompanyName] =
        [
            "company", "company name", "organization", "organisation", "organization name", "organisation name", "employer", "current company",
            "current company name", "current employer", "account", "account name",
        ],
        [PersonField.CompanyIdentifier] = ["company.linkedinIdentifier", "company public identifier"],
        [PersonField.CompanyLinkedinUrl] =
        [
            "company.linkedinUrl", "company linkedin", "company linkedin page", "company page", "linkedin company url", "company profile url",
            "organization linkedin url", "organisation linkedin url",
        ],
        [PersonField.CompanyIndustry] = ["company.industry", "industry", "sector"],
        [PersonField.CompanyWebsite] = ["company.website", "website", "company url", "company domain", "domain", "organization website"],
        [PersonField.CompanySize] = ["company.size", "employees", "employee count", "number of employees", "company employees", "headcount", "company headcount"],
        [PersonField.CompanyLocation] = ["company.location", "company headquarters", "headquarters", "headquarters location", "company address"],
        [PersonField.CompanyAbout] = ["company.about", "company description", "company summary"],
        [PersonField.CompanyLogoUrl] = ["company.logoUrl", "company logo", "logo", "logo url"],
        [PersonField.CompanyFounded] = ["company.founded", "founded", "founded year", "year founded", "company founded year"],
        [PersonField.CompanyType] = ["company.type"],
        [PersonField.CompanySpecialties] = ["company.specialties", "specialties", "specialities", "company specialities"],
        [PersonField.CompanyFollowerCount] = ["company.followerCount", "company followers"],
        [PersonField.CompanyTagline] = ["company.tagline", "tagline"],
    };

    private static readonly FrozenDictionary<string, PersonField> s_fields = CreateFields();

    /// <summary>Finds the field behind a name.</summary>
    public static bool TryFind(string name, out PersonField field) => TryFindFolded(Fold(name), out field);

    /// <summary>Finds the field behind a name that <see cref="Fold"/> has made.</summary>
    public static bool TryFindFolded(string folded, out PersonField field) => s_fields.TryGetValue(folded, out field);

    /// <summary>The name that messages show.</summary>
    public static string Of(PersonField field) => s_names[field][0];

    /// <summary>Whether a row may be known by this field alone.</summary>
    public static bool Identifies(PersonField field) =>
        field is PersonField.Name or PersonField.FirstName or PersonField.LastName or PersonField.LinkedinUrl or PersonField.PublicIdentifier;

    /// <summary>A column's name with nothing but its letters and digits, in small letters.</summary>
    public static string Fold(string name) =>
        string.Create(CountLettersAndDigits(name), name, static (folded, source) =>
        {
            int i = 0;
            foreach (char c in source)
            {
                if (char.IsLetterOrDigit(c))
                {
                    folded[i++] = char.ToLowerInvariant(c);
                }
            }
        });

    private static int CountLettersAndDigits(string name)
    {
        int count = 0;
        foreach (char c in name)
        {
            count += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        return count;
    }

    private static FrozenDictionary<string, PersonField> CreateFields()
    {
        Dictionary<string, PersonField> fields = new(StringComparer.Ordinal);
        foreach ((PersonField field, string[] names) in s_names)
        {
            foreach (string name in names)
            {
                fields.Add(Fold(name), field);
            }
        }

        return fields.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
