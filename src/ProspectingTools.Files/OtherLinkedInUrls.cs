using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>
/// The addresses of a person beside the one that a prospect shows, as an extra field of the prospect. With it whoever reads an export
/// knows the person by each of them.
/// </summary>
public static class OtherLinkedInUrls
{
    /// <summary>The name of the field.</summary>
    public const string Name = "otherLinkedinUrls";

    private const string ById = "https://www.linkedin.com/in/";

    /// <summary>The field's value: LinkedIn's own ids first, as addresses that LinkedIn opens.</summary>
    /// <param name="person">The person.</param>
    /// <returns>An array of addresses; null when the prospect's own is all there is.</returns>
    public static object? Of(Person person)
    {
        List<string>? others = null;
        string? shown = person.Prospect.LinkedinUrl;
        string? shownId = shown is null ? null : LinkedInUrl.ProviderIdOf(shown);
        Add(person.ProviderId);
        Add(person.ProfileUrl);
        foreach (string other in person.OtherAddresses)
        {
            Add(other);
        }

        return others is null ? null : PlainValues.Of(JsonSerializer.SerializeToElement(others.OrderBy(url => LinkedInUrl.ProviderIdOf(url) is null)));

        void Add(string? name)
        {
            string? id = LinkedInUrl.IsProviderId(name) ? name : name is not null && IsUrl(name) ? LinkedInUrl.ProviderIdOf(name) : null;
            string? url = LinkedInUrl.IsProviderId(id) ? ById + id : name is not null && IsUrl(name) ? name : null;
            if (url is not null && url != shown && (id is null || id != shownId) && others?.Contains(url) != true)
            {
                (others ??= []).Add(url);
            }
        }
    }

    /// <summary>Takes the field out of a prospect.</summary>
    /// <param name="prospect">The prospect; it is without the field afterwards.</param>
    /// <returns>The names of the person that were in it, ids as such.</returns>
    public static IReadOnlyList<string> Take(Prospect prospect)
    {
        if (prospect.Extra is not { } extra || !extra.TryGetValue(Name, out object? value))
        {
            return [];
        }

        extra.Remove(Name);
        prospect.Extra = extra.Count > 0 ? extra : null;
        return value is IEnumerable<object?> urls ? [.. urls.OfType<string>().Select(url => LinkedInUrl.ProviderIdOf(url) ?? url)] : [];
    }

    private static bool IsUrl(string name) => name.StartsWith("https://", StringComparison.Ordinal);
}
