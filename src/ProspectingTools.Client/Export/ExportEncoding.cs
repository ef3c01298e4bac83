namespace ProspectingTools.Client.Export;

/// <summary>How the text of an export becomes bytes.</summary>
public enum ExportEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-8 with a byte order mark, which Excel needs.</summary>
    Utf8BOM,
}
