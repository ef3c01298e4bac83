using System.Collections.Frozen;
using System.Collections.Generic;

namespace ProspectingTools.Service.Search;

/// <summary>
/// LinkedIn's numbers of countries, as they stand in the addresses of its searches. LinkedIn publishes no list; these are
/// widely seen ones. An unknown number is ignored, so a missing country widens a search and never falsifies it.
/// </summary>
internal static class GeoUrns
{
    private static readonly FrozenDictionary<string, string> s_countries = new Dictionary<string, string>
    {
        ["103644278"] = "US",
        ["101165590"] = "GB",
        ["101282230"] = "DE",
        ["105015875"] = "FR",
        ["102713980"] = "IN",
        ["101174742"] = "CA",
        ["101452733"] = "AU",
        ["102890719"] = "NL",
        ["105646813"] = "ES",
        ["103350119"] = "IT",
        ["106057199"] = "BR",
        ["105117694"] = "SE",
        ["104514075"] = "DK",
        ["103819153"] = "NO",
        ["100456013"] = "FI",
        ["106693272"] = "CH",
        ["103883259"] = "AT",
        ["100565514"] = "BE",
        ["104738515"] = "IE",
        ["105072130"] = "PL",
        ["100364837"] = "PT",
        ["106670623"] = "RO",
        ["104508036"] = "CZ",
        ["104677530"] = "GR",
        ["100288700"] = "HU",
        ["102264497"] = "UA",
        ["102105699"] = "TR",
        ["101620260"] = "IL",
        ["104305776"] = "AE",
        ["100459316"] = "SA",
        ["106155005"] = "EG",
        ["104035573"] = "ZA",
        ["105365761"] = "NG",
        ["100710459"] = "KE",
        ["102454443"] = "SG",
        ["101355337"] = "JP",
        ["105149562"] = "KR",
        ["102890883"] = "CN",
        ["102478259"] = "ID",
        ["104195383"] = "VN",
        ["101022442"] = "PK",
        ["105490917"] = "NZ",
        ["103323778"] = "MX",
        ["100446943"] = "AR",
        ["104621616"] = "CL",
        ["100876405"] = "CO",
    }.ToFrozenDictionary();

    /// <summary>The country behind a number, or behind an URN that ends with it.</summary>
    /// <returns>ISO 3166-1 alpha-2; null when the number is unknown.</returns>
    public static string? CountryOf(string urn) => s_countries.GetValueOrDefault(urn[(urn.LastIndexOf(':') + 1)..].Trim());
}
