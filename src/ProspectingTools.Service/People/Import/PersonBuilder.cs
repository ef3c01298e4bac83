using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Service.People.Import;

/// <summary>Collects what one row says and makes a person of it. Made anew for each row.</summary>
internal sealed class PersonBuilder
{
    /// <summary>The longest cell in characters; a longer one is no field of a person but damage.</summary>
    public const int MaxCell = 64 * 1024;

    private readonly string?[] _values = new string?[(int)PersonField.CompanyTagline + 1];

    private List<EmailAddress>? _emails;
    private string? _salesUrl;
    private string? _error;

    /// <summary>Takes a value. Where several columns fill one field, the first that has something counts; addresses are all kept.</summary>
    public void Set(PersonField field, string value)
    {
        if (value.Length > MaxCell)
        {
            _error ??= $"The value of {FieldNames.Of(field)} has more than {MaxCell} characters.";
            return;
        }

        if (CellText.Clean(value) is not { } clean)
        {
            return;
        }

        switch (field)
        {
            case PersonField.Email:
                AddEmails([.. EmailAddresses.Parse(clean)]);
                break;
            case PersonField.LinkedinUrl:
                SetProfile(clean);
                break;
            default:
                _values[(int)field] ??= clean;
                break;
        }
    }

    /// <summary>Takes addresses together with what is known of them.</summary>
    public void AddEmails(IReadOnlyList<EmailAddress> emails) => _emails = EmailAddresses.Unite(_emails, emails)?.ToList();

    /// <summary>Makes the person.</summary>
    /// <returns>The row: a person, or why there is none.</returns>
    public PersonRow Build(long line)
    {
        if (_error is not null)
        {
            return new(line, null, _error);
        }

        string? profile = ProfileUrl();
        string? name = FullName();
        if (profile is null && name is null)
        {
            return new(line, null, "The row has neither a name nor a LinkedIn profile.");
        }

        // The part of a Sales Navigator address after /lead/ is LinkedIn's own id.
        string? providerId = this[PersonField.ProviderId] ?? (_salesUrl is null ? null : LinkedInUrl.IdentifierOf(_salesUrl));
        string key = profile ?? PersonKey.Create(
            name!,
            providerId ?? this[PersonField.ExternalId],
            _emails?.FirstOrDefault()?.Email,
            this[PersonField.CompanyName]);
        Prospect prospect = new()
        {
            FirstName = this[PersonField.FirstName],
            LastName = this[PersonField.LastName],
            Name = name,
            Headline = this[PersonField.Headline],
            About = this[PersonField.About],
            PhotoUrl = this[PersonField.PhotoUrl],
            LinkedinUrl = profile,
            PublicIdentifier = profile is null || profile == _salesUrl ? null : LinkedInUrl.IdentifierOf(profile),
            Company = CompanyOrNull(),
            Title = this[PersonField.Title],
            Location = LocationOrNull(),
            Emails = _emails is { Count: > 0 } ? _emails : null,
            Premium = Truth(PersonField.Premium),
            IsOpenProfile = Truth(PersonField.IsOpenProfile),
            ConnectionStatus = this[PersonField.ConnectionStatus],
            ChatStatus = this[PersonField.ChatStatus],
        };
        return new(line, new Person(key, providerId, prospect), null);
    }

    private string? this[PersonField field] => _values[(int)field];

    // A column named "url" may hold any page: only a profile counts, and a public one before Sales Navigator's.
    private void SetProfile(string text)
    {
        if (!LinkedInUrl.TryNormalizeProfile(text, out string? url))
        {
            return;
        }

        if (url.Contains("/sales/", StringComparison.Ordinal))
        {
            _salesUrl ??= url;
        }
        else
        {
            _values[(int)PersonField.LinkedinUrl] ??= url;
        }
    }

    private string? ProfileUrl()
    {
        if (this[PersonField.LinkedinUrl] is { } url)
        {
            return url;
        }

        return this[PersonField.PublicIdentifier] is { } identifier
            && LinkedInUrl.TryNormalizeProfile("https://www.linkedin.com/in/" + Uri.EscapeDataString(identifier), out string? profile)
            ? profile
            : _salesUrl;
    }

    private string? FullName()
    {
        if (this[PersonField.Name] is { } name)
        {
            return name;
        }

        if (this[PersonField.FirstName] is null && this[PersonField.LastName] is null)
        {
            return null;
        }

        string composed = JoinKnown(" ", this[PersonField.FirstName], this[PersonField.MiddleName], this[PersonField.LastName])!;
        return this[PersonField.Suffix] is { } suffix ? $"{composed}, {suffix}" : composed;
    }

    private ProspectLocation? LocationOrNull()
    {
        string? country = this[PersonField.Country];
        string? code = country is null ? null : CountryNames.CodeOf(country);
        string? countryInWords = country is { Length: 2 } && code is not null ? Countries.All[code] : country;
        string? text = this[PersonField.Location] ?? JoinKnown(", ", this[PersonField.City], this[PersonField.State], countryInWords);
        code ??= text is null ? null : CountryNames.CodeAtEnd(text);
        return text is null && code is null ? null : new ProspectLocation { Text = text, CountryCode = code };
    }

    private Company? CompanyOrNull()
    {
        string? page = CompanyPage(this[PersonField.CompanyLinkedinUrl])
            ?? (this[PersonField.CompanyIdentifier] is { } identifier ? CompanyPage("https://www.linkedin.com/company/" + Uri.EscapeDataString(identifier)) : null);
        Company company = new()
        {
            Name = this[PersonField.CompanyName],
            LinkedinIdentifier = page is null ? null : LinkedInUrl.IdentifierOf(page),
            LinkedinUrl = page,
            Industry = this[PersonField.CompanyIndustry],
            Website = this[PersonField.CompanyWebsite],
            Size = this[PersonField.CompanySize],
            Location = this[PersonField.CompanyLocation],
            About = this[PersonField.CompanyAbout],
            LogoUrl = this[PersonField.CompanyLogoUrl],
            Founded = this[PersonField.CompanyFounded],
            Type = this[PersonField.CompanyType],
            Specialties = this[PersonField.CompanySpecialties],
            FollowerCount = long.TryParse(this[PersonField.CompanyFollowerCount], NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out long followers) ? followers : null,
            Tagline = this[PersonField.CompanyTagline],
        };
        bool any = page is not null || _values.AsSpan((int)PersonField.CompanyName).ContainsAnyExcept((string?)null);
        return any ? company : null;
    }

    private static string? CompanyPage(string? text) => LinkedInUrl.TryNormalizeCompany(text, out string? url) ? url : null;

    private bool? Truth(PersonField field) => this[field]?.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" => true,
        "FALSE" or "NO" or "N" or "0" => false,
        _ => null,
    };

    private static string? JoinKnown(string separator, params ReadOnlySpan<string?> parts)
    {
        string joined = string.Empty;
        foreach (string? part in parts)
        {
            if (part is not null)
            {
                joined = joined.Length == 0 ? part : joined + separator + part;
            }
        }

        return joined.Length == 0 ? null : joined;
    }
}
