using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.People;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files.Suppression;

/// <summary>
/// People who asked to be left alone: by addresses of their profiles, by their e-mail addresses, by the domain of their e-mail
/// addresses or of their employer's web site. A domain covers all below it, too.
/// </summary>
public sealed class SuppressionList
{
    private readonly HashSet<string> _people = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emails = new(StringComparer.Ordinal);
    private readonly HashSet<string> _domains = new(StringComparer.Ordinal);

    /// <summary>A list of nobody.</summary>
    public static SuppressionList Empty { get; } = new();

    /// <summary>How many names it has.</summary>
    public int Count => _people.Count + _emails.Count + _domains.Count;

    /// <summary>Whether it covers a profile.</summary>
    /// <param name="normalizedProfileUrl">The profile in normal form.</param>
    /// <returns>True when it does.</returns>
    public bool HasProfile(string normalizedProfileUrl) => _people.Count > 0 && PersonNames.OfAddress(normalizedProfileUrl).Any(_people.Contains);

    /// <summary>Whether it covers an e-mail address, by itself or by its domain.</summary>
    /// <param name="email">The address.</param>
    /// <returns>True when it does; false for what is not an address.</returns>
    public bool HasEmail(string? email) =>
        _emails.Count + _domains.Count > 0
        && email is not null
        && SuppressionEntry.Email(email) is { } address
        && (_emails.Contains(address) || HasDomain(address.Substring(address.LastIndexOf('@') + 1)));

    /// <summary>Whether it covers a person.</summary>
    /// <param name="prospect">What is known of the person.</param>
    /// <param name="otherNames">Further addresses of the person in normal form, and ids of LinkedIn's.</param>
    /// <param name="otherEmails">Further e-mail addresses.</param>
    /// <returns>True when it does.</returns>
    public bool Has(Prospect prospect, IEnumerable<string>? otherNames = null, IEnumerable<EmailAddress>? otherEmails = null) =>
        Count > 0
        && ((_people.Count > 0 && PersonNames.Of(prospect).Concat(PersonNames.In(otherNames ?? [])).Any(_people.Contains))
            || (prospect.Emails ?? []).Concat(otherEmails ?? []).Any(email => HasEmail(email.Email))
            || (_domains.Count > 0 && prospect.Company?.Website is { Length: > 0 } site && HasSite(site)));

    /// <summary>Whether it covers a person of a file.</summary>
    /// <param name="person">The person.</param>
    /// <returns>True when it does.</returns>
    public bool Has(Person person)
    {
        string?[] names = [person.ProfileUrl, person.ProviderId, .. person.OtherAddresses];
        return Has(person.Prospect, names.OfType<string>());
    }

    /// <summary>Those of two lists.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>A list of both.</returns>
    internal SuppressionList With(SuppressionList other)
    {
        var both = new SuppressionList();
        foreach (SuppressionList list in new[] { this, other })
        {
            both._people.UnionWith(list._people);
            both._emails.UnionWith(list._emails);
            both._domains.UnionWith(list._domains);
        }

        return both;
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry.</param>
    internal void Add(SuppressionEntry entry)
    {
        if (entry.Kind != SuppressionKind.Person)
        {
            (entry.Kind == SuppressionKind.Email ? _emails : _domains).Add(entry.Value);
            return;
        }

        foreach (string name in LinkedInUrl.IsProviderId(entry.Value) ? [entry.Value] : PersonNames.OfAddress(entry.Value))
        {
            _people.Add(name);
        }
    }

    private bool HasSite(string site)
    {
        string text = site.IndexOf("://", StringComparison.Ordinal) < 0 ? "http://" + site : site;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && DomainName.Normalize(uri.Host) is { } domain && HasDomain(domain);
    }

    private bool HasDomain(string domain)
    {
        string rest = domain;
        while (!_domains.Contains(rest))
        {
            int dot = rest.IndexOf('.');
            if (dot < 0)
            {
                return false;
            }

            rest = rest.Substring(dot + 1);
        }

        return true;
    }
}
