using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>Finds ISO 3166-1 codes for countries as people write them.</summary>
public static class CountryNames
{
    private static readonly Dictionary<string, string> s_codes = CreateCodes();

    /// <summary>The code of a country.</summary>
    /// <param name="text">A code or an English name.</param>
    /// <returns>The code in capitals; null when it is no country.</returns>
    public static string? CodeOf(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length == 2 && Countries.IsCode(trimmed) ? trimmed.ToUpperInvariant() : CodeOfName(trimmed);
    }

    /// <summary>The code of the country that ends a place in words, such as <c>Lyon, France</c>.</summary>
    /// <param name="place">The place.</param>
    /// <returns>
    /// The code; null when none is named. Two letters are no country here (CA is California more often than Canada), and
    /// Georgia is left open.
    /// </returns>
    public static string? CodeAtEnd(string place)
    {
        string last = place.Substring(place.LastIndexOf(',') + 1).Trim();
        return last.Length == 2 && !last.Equals("UK", StringComparison.Ordinal) || last.Equals("Georgia", StringComparison.OrdinalIgnoreCase)
            ? null
            : CodeOfName(last);
    }

    private static string? CodeOfName(string name) => s_codes.TryGetValue(HeaderTable.Fold(name), out string? code) ? code : null;

    private static Dictionary<string, string> CreateCodes()
    {
        Dictionary<string, string> codes = Countries.All.ToDictionary(pair => HeaderTable.Fold(pair.Value), pair => pair.Key, StringComparer.Ordinal);
        foreach ((string name, string code) in new[]
        {
            ("USA", "US"), ("United States of America", "US"), ("UK", "GB"), ("Great Britain", "GB"), ("England", "GB"), ("Scotland", "GB"),
            ("Wales", "GB"), ("Northern Ireland", "GB"), ("Deutschland", "DE"), ("The Netherlands", "NL"), ("Holland", "NL"), ("Czechia", "CZ"),
            ("Türkiye", "TR"), ("Turkiye", "TR"), ("UAE", "AE"), ("Korea", "KR"), ("Republic of Korea", "KR"), ("Russian Federation", "RU"),
            ("Viet Nam", "VN"), ("Hong Kong SAR", "HK"), ("Macao", "MO"), ("Brasil", "BR"), ("España", "ES"), ("Italia", "IT"), ("Österreich", "AT"),
            ("Schweiz", "CH"), ("Suisse", "CH"), ("Republic of Ireland", "IE"), ("Ivory Coast", "CI"), ("Bosnia and Herzegovina", "BA"),
            ("Trinidad and Tobago", "TT"), ("Democratic Republic of the Congo", "CD"), ("DR Congo", "CD"), ("Republic of the Congo", "CG"),
            ("Eswatini", "SZ"), ("Swaziland", "SZ"), ("Central African Republic", "CF"), ("PRC", "CN"), ("People's Republic of China", "CN"),
        })
        {
            codes[HeaderTable.Fold(name)] = code;
        }

        return codes;
    }
}
