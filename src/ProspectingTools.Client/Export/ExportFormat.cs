namespace ProspectingTools.Client.Export;

/// <summary>How prospects are written to a file.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values by RFC 4180, one flat row a prospect.</summary>
    Csv,

    /// <summary>One JSON object a line, with every field as it came.</summary>
    JsonLines,
}
