namespace ProspectingTools.Files;

/// <summary>Ends of errors that each client says in the words of its parameters.</summary>
public static class FileHints
{
    /// <summary>No header names a name or a profile: which column holds one?</summary>
    public const string MapOne = "Map one, such as name=Column.";

    /// <summary>Letters are in another code page; who can name it says how.</summary>
    public const string SaveAsUtf8 = "save it as 'CSV UTF-8'";

    /// <summary>A text with the way to name the code page.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameter">The parameter that names it.</param>
    /// <returns>The text; as it is where it is not about letters.</returns>
    public static string WithCodePages(string text, string parameter) => text.Replace(
        SaveAsUtf8, $"{SaveAsUtf8}, or name its code page with {parameter}: windows-1250 (Central Europe), windows-1251 (Cyrillic), windows-1254 (Turkish), shift_jis, gb18030, euc-kr");
}
