namespace ProspectingTools.Files;

/// <summary>Yes and no as exporters write them.</summary>
internal static class YesNo
{
    /// <summary>What a cell says.</summary>
    /// <returns>Null when it is neither.</returns>
    public static bool? Of(string? text) => text?.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" or "WAHR" or "JA" or "VRAI" or "OUI" or "SÍ" or "SI" or "VERDADERO" or "SIM" or "VERDADEIRO" or "VERO" or "TAK" or "ANO" or "JO" or "ДА" or "はい" or "是" or "예" => true,
        "FALSE" or "NO" or "N" or "0" or "FALSCH" or "NEIN" or "FAUX" or "NON" or "FALSO" or "NÃO" or "NEE" or "NIE" or "NEJ" or "NEI" or "EI" or "НЕТ" or "いいえ" or "否" or "아니요" => false,
        _ => null,
    };
}
