using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>The addresses under which one row knows its person.</summary>
internal sealed class PersonAddresses
{
    private static readonly char[] s_between = [' ', '\n', '\t', ';', '|', ','];

    private readonly List<string> _urls = [];
    private readonly List<string> _ids = [];

    /// <summary>
    /// The address to show: a name before an id, an id before Sales Navigator. An id that is alone has an address too, which LinkedIn opens;
    /// without it an export would not identify the person.
    /// </summary>
    public string? Best => Vanity ?? _urls.Find(url => url.IndexOf("/sales/", StringComparison.Ordinal) < 0) ?? (_urls.Count > 0 ? _urls[0] : _ids.Count > 0 ? OfId(_ids[0]) : null);

    /// <summary>The name in the public address.</summary>
    /// <param name="profile">The address that is shown; null for none.</param>
    public static string? PublicIdentifierOf(string? profile) => profile is not null && profile.IndexOf("/sales/", StringComparison.Ordinal) < 0 ? LinkedInUrl.IdentifierOf(profile) : null;

    /// <summary>LinkedIn's own id.</summary>
    public string? ProviderId => _ids.Count > 0 ? _ids[0] : null;

    private string? Vanity => _urls.Find(url => LinkedInUrl.ProviderIdOf(url) is null);

    private static string? OfId(string id) => LinkedInUrl.IsProviderId(id) ? "https://www.linkedin.com/in/" + id : null;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _urls.Clear();
        _ids.Clear();
    }

    /// <summary>Adds the profiles of a cell, which may hold other pages beside them.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryAdd(string text)
    {
        if (LinkedInUrl.TryNormalizeProfile(text, out string? url))
        {
            Add(url);
            return true;
        }

        if (text.IndexOfAny(s_between) < 0)
        {
            return false;
        }

        string[] profiles = [.. text.Split(s_between, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => LinkedInUrl.TryNormalizeProfile(part, out string? one) ? one : null).OfType<string>().Distinct()];

        // Several people in one cell are not this one.
        if (profiles.Count(profile => LinkedInUrl.ProviderIdOf(profile) is null) > 1 || profiles.Length == 0)
        {
            return false;
        }

        Array.ForEach(profiles, Add);
        return true;
    }

    /// <summary>Adds a profile in normal form.</summary>
    public void Add(string url)
    {
        if (!_urls.Contains(url))
        {
            _urls.Add(url);
            if (LinkedInUrl.ProviderIdOf(url) is { } id)
            {
                AddId(id);
            }
        }
    }

    /// <summary>Adds an id of LinkedIn's.</summary>
    public void AddId(string id)
    {
        if (!_ids.Contains(id))
        {
            _ids.Add(id);
        }
    }

    /// <summary>What else names the person beside the key and the first id.</summary>
    public IReadOnlyList<string> Others(string key)
    {
        if (_urls.Count < 2 && _ids.Count < 2)
        {
            return [];
        }

        return [.. _urls.Where(url => url != key && LinkedInUrl.ProviderIdOf(url) is null), .. _ids.Skip(1)];
    }
}
