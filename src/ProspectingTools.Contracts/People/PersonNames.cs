using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.People;

/// <summary>What names a person on LinkedIn: addresses of the profile in normal form, and LinkedIn's own ids.</summary>
public static class PersonNames
{
    private const string ProfileStart = "https://www.linkedin.com/in/";

    /// <summary>The names of a prospect.</summary>
    /// <param name="prospect">The prospect.</param>
    /// <returns>Each that is known; one may come twice.</returns>
    public static IEnumerable<string> Of(Prospect prospect) =>
        In([prospect.LinkedinUrl, prospect.PublicIdentifier is { Length: > 0 } name ? ProfileStart + Uri.EscapeDataString(name) : null, .. Texts(prospect)]);

    /// <summary>The names of a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>Each that is known; one may come twice.</returns>
    public static IEnumerable<string> Of(Contact contact) => In([contact.LinkedInSalesNavigatorProfileUrl, .. Texts(contact)]);

    /// <summary>The names among texts.</summary>
    /// <param name="texts">What may name one and the same person.</param>
    /// <returns>The names.</returns>
    public static IEnumerable<string> In(IEnumerable<string?> texts)
    {
        foreach (string? text in texts)
        {
            string trimmed = text?.Trim() ?? string.Empty;
            if (LinkedInUrl.IsProviderId(trimmed))
            {
                yield return trimmed;
            }
            else if (LinkedInUrl.TryNormalizeProfile(trimmed, out string? url))
            {
                foreach (string name in OfAddress(url))
                {
                    yield return name;
                }
            }
        }
    }

    /// <summary>What an address names a person by: itself, and the id of LinkedIn's that is in it.</summary>
    /// <param name="normalizedProfileUrl">The profile in normal form.</param>
    /// <returns>One name or two.</returns>
    public static IEnumerable<string> OfAddress(string normalizedProfileUrl) =>
        LinkedInUrl.ProviderIdOf(normalizedProfileUrl) is { } id ? [normalizedProfileUrl, id] : [normalizedProfileUrl];

    // A server's further fields may hold other addresses of the person. Prose may name other people.
    private static IEnumerable<string?> Texts(WireObject item) =>
        (item.Extra ?? []).Select(static field => field.Value).OfType<string>().Where(static text => !text.Any(char.IsWhiteSpace));
}
