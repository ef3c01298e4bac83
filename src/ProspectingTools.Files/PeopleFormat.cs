namespace ProspectingTools.Files;

/// <summary>The format of a file of people.</summary>
public enum PeopleFormat
{
    /// <summary>Told by the first character: <c>{</c> starts JSON Lines, anything else CSV.</summary>
    Auto,

    /// <summary>Comma, semicolon, tab or bar between the cells; the header names the columns.</summary>
    Csv,

    /// <summary>One JSON object on each line.</summary>
    JsonLines,
}
