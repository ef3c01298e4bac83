using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;

namespace ProspectingTools.Service.People;

/// <summary>Unites two records of one person.</summary>
public static class PersonMerge
{
    /// <summary>
    /// What is known stays and gaps are filled, except what changes in a working life: a newer title, headline or company
    /// replaces the older. E-mail addresses are united. Neither argument is changed; merging the same record again
    /// changes nothing.
    /// </summary>
    /// <param name="known">The record so far; its key stays.</param>
    /// <param name="incoming">The newer record.</param>
    /// <returns>Both in one.</returns>
    public static Person Merge(Person known, Person incoming)
    {
        Prospect old = known.Prospect;
        Prospect next = incoming.Prospect;

        // A public address is better to read than an id.
        bool better = next.LinkedinUrl is { } url && LinkedInUrl.ProviderIdOf(url) is null && old.LinkedinUrl is { } id && LinkedInUrl.ProviderIdOf(id) is not null;
        return new Person(
            known.ProfileUrl,
            known.ProviderId ?? incoming.ProviderId,
            new Prospect
            {
                FirstName = old.FirstName ?? next.FirstName,
                LastName = old.LastName ?? next.LastName,
                Name = old.Name ?? next.Name,
                Headline = next.Headline ?? old.Headline,
                About = old.About ?? next.About,
                PhotoUrl = old.PhotoUrl ?? next.PhotoUrl,
                LinkedinUrl = better ? next.LinkedinUrl : old.LinkedinUrl ?? next.LinkedinUrl,
                PublicIdentifier = better ? next.PublicIdentifier : old.PublicIdentifier ?? next.PublicIdentifier,
                Company = Merge(old.Company, next.Company),
                Title = next.Title ?? old.Title,
                Location = Merge(old.Location, next.Location),
                Emails = EmailAddresses.Unite(old.Emails, next.Emails) is { } emails ? EmailAddresses.Sorted(emails) : null,
                Premium = old.Premium ?? next.Premium,
                IsOpenProfile = old.IsOpenProfile ?? next.IsOpenProfile,
                ConnectionStatus = old.ConnectionStatus ?? next.ConnectionStatus,
                ChatStatus = old.ChatStatus ?? next.ChatStatus,
                Extra = Merge(old.Extra, next.Extra),
            })
        {
            OtherAddresses = [.. known.OtherAddresses.Union(incoming.OtherAddresses).Union(NamesBeside(known, incoming))],
        };
    }

    // The key and the id of the known record stay; those of the newer one are further names.
    private static IEnumerable<string> NamesBeside(Person known, Person incoming)
    {
        if (incoming.ProfileUrl != known.ProfileUrl && LinkedInUrl.TryNormalizeProfile(incoming.ProfileUrl, out _) && LinkedInUrl.ProviderIdOf(incoming.ProfileUrl) is null)
        {
            yield return incoming.ProfileUrl;
        }

        if (known.ProviderId is not null && incoming.ProviderId != known.ProviderId && LinkedInUrl.IsProviderId(incoming.ProviderId))
        {
            yield return incoming.ProviderId;
        }
    }

    private static ExtraFields? Merge(ExtraFields? old, ExtraFields? next)
    {
        if (old is null || next is null)
        {
            return old ?? next;
        }

        ExtraFields merged = new();
        foreach ((string name, object? value) in old.Concat(next))
        {
            merged[name] = value;
        }

        return merged;
    }

    private static Company? Merge(Company? old, Company? next)
    {
        if (old is null || next is null || !IsSame(old, next))
        {
            // Another employer: nothing of the former belongs to it.
            return next ?? old;
        }

        return new Company
        {
            Name = next.Name ?? old.Name,
            LinkedinIdentifier = next.LinkedinIdentifier ?? old.LinkedinIdentifier,
            LinkedinUrl = next.LinkedinUrl ?? old.LinkedinUrl,
            Industry = next.Industry ?? old.Industry,
            Website = next.Website ?? old.Website,
            Size = next.Size ?? old.Size,
            Location = next.Location ?? old.Location,
            About = next.About ?? old.About,
            LogoUrl = next.LogoUrl ?? old.LogoUrl,
            Founded = next.Founded ?? old.Founded,
            Type = next.Type ?? old.Type,
            Specialties = next.Specialties ?? old.Specialties,
            FollowerCount = next.FollowerCount ?? old.FollowerCount,
            Tagline = next.Tagline ?? old.Tagline,
            Extra = next.Extra ?? old.Extra,
        };
    }

    // The page decides where both have one, else the name; a record that names no company adds to the known one.
    private static bool IsSame(Company old, Company next) =>
        old.LinkedinUrl is not null && next.LinkedinUrl is not null
            ? old.LinkedinUrl == next.LinkedinUrl
            : old.Name is null || next.Name is null || old.Name.Equals(next.Name, StringComparison.OrdinalIgnoreCase);

    // A country fills a gap only where both name the same place.
    private static ProspectLocation? Merge(ProspectLocation? old, ProspectLocation? next)
    {
        if (old is null || next is null)
        {
            return old ?? next;
        }

        bool samePlace = old.Text is null || next.Text is null || old.Text.Equals(next.Text, StringComparison.OrdinalIgnoreCase);
        bool sameCountry = old.CountryCode is null || next.CountryCode is null || old.CountryCode == next.CountryCode;
        return samePlace && sameCountry
            ? new ProspectLocation { Text = old.Text ?? next.Text, CountryCode = old.CountryCode ?? next.CountryCode, Extra = next.Extra ?? old.Extra }
            : old;
    }
}
