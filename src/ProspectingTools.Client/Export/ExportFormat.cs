namespace ProspectingTools.Client.Export;

/// <summary>How prospects are written to a file.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values by RFC 4180, one flat row a prospect.</summary>
    Csv,

    /// <summary>One JSON object a line, with every field as it came.</summary>
    JsonLines,
}

/// <summary>How the text of an export becomes bytes.</summary>
public enum ExportEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-8 with a byte order mark, which Excel needs.</summary>
    Utf8BOM,
}
