using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>Finds ISO 3166-1 codes for countries as people write them.</summary>
public static class CountryNames
{
    private static readonly Dictionary<string, string> s_codes = CreateCodes();
    private static readonly Lazy<Dictionary<string, string>> s_threeLetters = new(CreateThreeLetters);

    // Names of countries in some language that are better known as another place: the Spanish city, the American state.
    private static readonly HashSet<string> s_otherPlaces = new(StringComparer.Ordinal) { "granada", "georgia", "georgie", "georgien" };

    private const int MostAsked = 10_000;

    // Files repeat the same few countries.
    private static readonly ConcurrentDictionary<string, string?> s_asked = new(StringComparer.Ordinal);

    /// <summary>The code of a country.</summary>
    /// <param name="text">A code of two or three letters, or a name in any language of LinkedIn's.</param>
    /// <returns>The code of two letters in capitals; null when it is not a country.</returns>
    public static string? CodeOf(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length == 2 && Countries.IsCode(trimmed) ? trimmed.ToUpperInvariant()
            : CodeOfName(trimmed) ?? (trimmed.Length == 3 && s_threeLetters.Value.TryGetValue(trimmed.ToUpperInvariant(), out string? code) ? code : null);
    }

    /// <summary>The code of the country that ends a place in words, such as <c>Lyon, France</c>.</summary>
    /// <param name="place">The place.</param>
    /// <returns>
    /// The code; null when none is named. Two letters are not a country here (CA is California more often than Canada) but for US, GB and UK, and
    /// Georgia is left open.
    /// </returns>
    public static string? CodeAtEnd(string place)
    {
        string last = place.Substring(place.LastIndexOf(',') + 1).Trim();
        return last is "US" or "GB" ? last
            : (last.Length == 2 && last[0] < '\u2e80' && !last.Equals("UK", StringComparison.Ordinal)) || s_otherPlaces.Contains(HeaderTable.Fold(last))
            ? null
            : CodeOfName(last);
    }

    private static string? CodeOfName(string name)
    {
        if (s_asked.TryGetValue(name, out string? known))
        {
            return known;
        }

        string? code = s_codes.TryGetValue(HeaderTable.Fold(name), out string? found) ? found : null;
        if (s_asked.Count < MostAsked)
        {
            s_asked.TryAdd(name, code);
        }

        return code;
    }

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
            ("Eswatini", "SZ"), ("Swaziland", "SZ"), ("Central African Republic", "CF"), ("Česká republika", "CZ"), ("Tschechische Republik", "CZ"), ("République tchèque", "CZ"), ("República Checa", "CZ"), ("Repubblica Ceca", "CZ"), ("Emirates", "AE"), ("Schweiz/Suisse/Svizzera/Svizra", "CH"), ("PRC", "CN"), ("People's Republic of China", "CN"),
        })
        {
            codes[HeaderTable.Fold(name)] = code;
        }

        // A name that two countries have in different languages is neither's.
        foreach (IGrouping<string, string> name in SearchVocabulary.CountryNames
            .SelectMany(country => country.Value.Select(name => (Name: HeaderTable.Fold(name), Code: country.Key)))
            .GroupBy(pair => pair.Name, pair => pair.Code))
        {
            if ((name.Key.Length > 2 || name.Key[0] > '\u2e7f') && !codes.ContainsKey(name.Key) && name.Distinct().Count() == 1)
            {
                codes.Add(name.Key, name.First());
            }
        }

        return codes;
    }

    private static Dictionary<string, string> CreateThreeLetters()
    {
        Dictionary<string, string> codes = new(StringComparer.Ordinal);
        foreach (string code in Countries.All.Keys)
        {
            try
            {
                codes[new RegionInfo(code).ThreeLetterISORegionName] = code;
            }
            catch (ArgumentException)
            {
                // A region that this system does not know.
            }
        }

        return codes;
    }
}
