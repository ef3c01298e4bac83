using System;
using System.Collections.Generic;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>A place in its parts.</summary>
internal sealed class Place
{
    private string? _city;
    private string? _state;
    private string? _country;

    public void Clear() => _city = _state = _country = null;

    public void Set(PersonField field, string value)
    {
        switch (field)
        {
            case PersonField.City:
                _city ??= value;
                break;
            case PersonField.State:
                _state ??= value;
                break;
            default:
                _country ??= value;
                break;
        }
    }

    /// <summary>A location from words, or else from the parts of the first place that has some.</summary>
    /// <param name="text">The place in words.</param>
    /// <param name="places">Places in their parts: of one address each, the best first.</param>
    public static ProspectLocation? LocationOf(string? text, IReadOnlyList<Place> places)
    {
        Place? best = null;
        string? code = null;
        foreach (Place place in places)
        {
            // A code beside a name is a second column of the same country.
            code ??= place._country is { } country ? CountryNames.CodeOf(country) : null;
            best ??= place._city is not null || place._state is not null || place._country is not null ? place : null;
        }

        if (best is null)
        {
            return text is null ? null : new ProspectLocation { Text = text, CountryCode = CountryNames.CodeAtEnd(text) };
        }

        best.Uncross();
        foreach (Place place in places)
        {
            // A country that is alone is the one of the parts before it.
            best._country ??= place._city is null && place._state is null ? place._country : null;
        }

        code ??= best._country is { } name ? CountryNames.CodeOf(name) : null;
        string? words = text ?? Join(best._city, best._state, Spelled(best._country, code));
        code ??= words is null ? null : CountryNames.CodeAtEnd(words);
        return new ProspectLocation { Text = words, CountryCode = code };
    }

    /// <summary>A place in words alone.</summary>
    /// <param name="text">The place in words; null for what its parts say.</param>
    /// <param name="city">The city.</param>
    /// <param name="state">The state.</param>
    /// <param name="country">The country: it is added to a place that names none.</param>
    public static string? InWords(string? text, string? city, string? state, string? country)
    {
        string? code = country is null ? null : CountryNames.CodeOf(country);
        string? spelled = Spelled(country, code);
        return text is null ? Join(city, state, spelled)
            : code is null || CountryNames.CodeAtEnd(text) is not null || text.IndexOf(spelled!, StringComparison.OrdinalIgnoreCase) >= 0 ? text
            : $"{text}, {spelled}";
    }

    private static string? Spelled(string? country, string? code) => country is { Length: 2 or 3 } && code is not null ? Countries.All[code] : country;

    // German Outlook's "Region" and "Land" are filled either way: the one that is a country is the country.
    private void Uncross()
    {
        if (_state is { Length: > 3 } state && _country is { } country && CountryNames.CodeOf(country) is null && CountryNames.CodeOf(state) is not null)
        {
            (_state, _country) = (country, state);
        }
    }

    private static string? Join(string? city, string? state, string? country)
    {
        string joined = string.Join(", ", city, state, country);
        return (city is null, state is null, country is null) switch
        {
            (true, true, true) => null,
            (false, false, false) => joined,
            (false, false, true) => $"{city}, {state}",
            (false, true, false) => $"{city}, {country}",
            (true, false, false) => $"{state}, {country}",
            _ => city ?? state ?? country,
        };
    }
}
