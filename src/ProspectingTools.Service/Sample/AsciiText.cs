using System.Globalization;
using System.Text;

namespace ProspectingTools.Service.Sample;

/// <summary>Names as they are in addresses: small Latin letters and digits without accents.</summary>
internal static class AsciiText
{
    /// <summary>Folds a name: <c>Björn Ångström</c> becomes <c>bjornangstrom</c>.</summary>
    public static string Fold(string text)
    {
        StringBuilder builder = new(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            _ = char.ToLowerInvariant(c) switch
            {
                'ß' => builder.Append("ss"),
                'ø' => builder.Append('o'),
                'æ' => builder.Append("ae"),
                'ł' => builder.Append('l'),
                'đ' or 'ð' => builder.Append('d'),
                'þ' => builder.Append("th"),
                'ı' => builder.Append('i'),
                char lower when char.IsAsciiLetterOrDigit(lower) => builder.Append(lower),
                _ => builder,
            };
        }

        return builder.ToString();
    }
}
