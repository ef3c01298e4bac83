using ProspectingTools.Files;

namespace ProspectingTools.Service.Rules;

/// <summary>What an import is to do beside adding people.</summary>
internal sealed record PeopleImportOptions
{
    /// <summary>How the file is written.</summary>
    public PeopleFormat Format { get; init; }

    /// <summary>Whether the file is an Excel workbook; without a format, one that can be read from any place is looked at.</summary>
    public bool Workbook { get; init; }

    /// <summary>The sheet of a workbook; null for its first one.</summary>
    public string? Worksheet { get; init; }

    /// <summary>Whether nobody is imported, and the columns are shown with what the first rows say there.</summary>
    public bool Preview { get; init; }

    /// <summary>Which column means which field, such as <c>title=type,location=state</c>.</summary>
    public string? Map { get; init; }

    /// <summary>A lead list to put the people into; one of this name is extended.</summary>
    public string? ListName { get; init; }

    /// <summary>A post on which the people commented.</summary>
    public string? PostUrl { get; init; }
}
