namespace ProspectingTools.Files;

/// <summary>Ends of errors that each client says in the words of its own parameters.</summary>
public static class FileHints
{
    /// <summary>A header tells no name and no profile: which column does?</summary>
    public const string MapOne = "Map one, such as name=Column.";
}
