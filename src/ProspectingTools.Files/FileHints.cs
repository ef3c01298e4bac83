namespace ProspectingTools.Files;

/// <summary>Ends of errors that each client says in the words of its own parameters.</summary>
public static class FileHints
{
    /// <summary>A header tells no name and no profile: which column does?</summary>
    public const string MapOne = "Map one, such as name=Column.";

    /// <summary>Some letters may have been read wrongly: which code page is it?</summary>
    public const string CodePage = "or name its code page";
}
