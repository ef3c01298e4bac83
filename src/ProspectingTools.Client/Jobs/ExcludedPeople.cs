using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Jobs;

/// <summary>
/// People to leave out, known by every address that is known of them: public ones in any spelling, LinkedIn's own ids. A person
/// who is given by one of them and wanted by another that was not given cannot be recognised here.
/// </summary>
public sealed class ExcludedPeople
{
    private const string ProfileStart = "https://www.linkedin.com/in/";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>People who were added and have an address.</summary>
    public long Count { get; private set; }

    /// <summary>People who were added and have none: they cannot be recognised.</summary>
    public long WithoutAddress { get; private set; }

    /// <summary>Adds a prospect.</summary>
    /// <param name="prospect">The prospect.</param>
    public void Add(Prospect prospect) =>
        AddPerson([prospect.LinkedinUrl, prospect.PublicIdentifier is { Length: > 0 } name ? ProfileStart + Uri.EscapeDataString(name) : null, .. Texts(prospect)]);

    /// <summary>Adds a contact.</summary>
    /// <param name="contact">The contact.</param>
    public void Add(Contact contact) => AddPerson([contact.LinkedInSalesNavigatorProfileUrl, .. Texts(contact)]);

    /// <summary>Adds a person.</summary>
    /// <param name="addresses">What may be addresses of one and the same person.</param>
    /// <returns>Whether one of them is.</returns>
    public bool AddPerson(IEnumerable<string?> addresses)
    {
        bool known = false;
        foreach (string? text in addresses)
        {
            known |= AddAddress(text);
        }

        if (known)
        {
            Count++;
        }
        else
        {
            WithoutAddress++;
        }

        return known;
    }

    /// <summary>Whether a profile is one of theirs.</summary>
    /// <param name="normalizedProfileUrl">The profile in normal form.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string normalizedProfileUrl) =>
        _names.Contains(normalizedProfileUrl) || (LinkedInUrl.ProviderIdOf(normalizedProfileUrl) is { } id && _names.Contains(id));

    private bool AddAddress(string? text)
    {
        string trimmed = text?.Trim() ?? string.Empty;
        if (LinkedInUrl.IsProviderId(trimmed))
        {
            _names.Add(trimmed);
            return true;
        }

        if (!LinkedInUrl.TryNormalizeProfile(trimmed, out string? url))
        {
            return false;
        }

        _names.Add(url);
        if (LinkedInUrl.ProviderIdOf(url) is { } id)
        {
            _names.Add(id);
        }

        return true;
    }

    // A server's further fields may hold other addresses of the person. Prose may name other people.
    private static IEnumerable<string?> Texts(WireObject item)
    {
        foreach (KeyValuePair<string, object?> field in item.Extra ?? [])
        {
            if (field.Value is string text && !text.Any(char.IsWhiteSpace))
            {
                yield return text;
            }
        }
    }
}
