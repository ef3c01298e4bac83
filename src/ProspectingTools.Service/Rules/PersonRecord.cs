using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Service.People;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>The two forms of a person: the record of the import, and what the store keeps.</summary>
internal static class PersonRecord
{
    /// <summary>What the store keeps of a person.</summary>
    /// <param name="person">The person.</param>
    /// <param name="id">The person's id.</param>
    /// <param name="sample">Whether the person is made up.</param>
    public static PersonWrite ToStore(Person person, string id, bool sample)
    {
        Prospect prospect = person.Prospect;
        var emails = prospect.Emails;
        prospect.Emails = null;
        prospect.ProspectId = null;
        byte[] json = Json(person, sample);
        prospect.Emails = emails;
        return new PersonWrite(
            id,
            person.ProfileUrl,
            person.ProviderId,
            LinkedInUrl.TryNormalizeCompany(prospect.Company?.LinkedinUrl, out string? companyUrl) ? companyUrl : null,
            prospect.Location?.CountryCode?.ToUpperInvariant(),
            sample,
            json,
            emails is { Count: > 0 } ? JsonSerializer.SerializeToUtf8Bytes(emails, WireJson.Context.IReadOnlyListEmailAddress) : null,
            new SearchText(
                prospect.Name,
                prospect.Headline,
                prospect.Title,
                prospect.About,
                prospect.Company?.Name,
                prospect.Location?.Text,
                prospect.Company?.Industry,
                string.Join(' ', Seniority.Of(prospect.Title)))
            {
                // Where an import has the full name alone, each part of it may be either.
                FirstName = prospect.FirstName ?? prospect.Name,
                LastName = prospect.LastName ?? prospect.Name,
            })
        {
            Headcount = CompanyClass.Headcount(prospect.Company),
            CompanyType = CompanyClass.Type(prospect.Company),
            Industry = CompanyClass.Industry(prospect.Company),
            CompanyCountry = CompanyClass.Country(prospect.Company),
            CompanyPlace = prospect.Company?.Location,
        };
    }

    // The ids of made-up people are no addresses of anybody.
    private static byte[] Json(Person person, bool sample)
    {
        Prospect prospect = person.Prospect;
        if (sample || OtherLinkedInUrls.Of(person) is not { } others)
        {
            return JsonSerializer.SerializeToUtf8Bytes(prospect, WireJson.Context.Prospect);
        }

        ExtraFields? extra = prospect.Extra;
        prospect.Extra = new ExtraFields();
        foreach ((string name, object? value) in extra ?? [])
        {
            prospect.Extra[name] = value;
        }

        prospect.Extra[OtherLinkedInUrls.Name] = others;
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(prospect, WireJson.Context.Prospect);
        prospect.Extra = extra;
        return json;
    }

    /// <summary>The record of a person that the store keeps.</summary>
    public static Person FromStore(DirectoryPerson stored)
    {
        Prospect prospect = JsonSerializer.Deserialize(stored.Json, WireJson.Context.Prospect) ?? new Prospect();
        prospect.Emails = stored.Emails is null ? null : JsonSerializer.Deserialize(stored.Emails, WireJson.Context.IReadOnlyListEmailAddress);
        IReadOnlyList<string> others = OtherLinkedInUrls.Take(prospect);
        return new Person(stored.ProfileUrl, stored.ProviderId, prospect) { OtherAddresses = [.. others.Where(name => name != stored.ProfileUrl && name != stored.ProviderId)] };
    }

    /// <summary>Whether two forms say the same.</summary>
    public static bool Same(DirectoryPerson stored, PersonWrite written) =>
        stored.ProviderId == written.ProviderId
        && stored.Json.SequenceEqual(written.Json)
        && (stored.Emails ?? []).SequenceEqual(written.Emails ?? []);
}
