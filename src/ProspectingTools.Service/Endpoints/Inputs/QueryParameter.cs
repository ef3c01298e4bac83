using System.Collections.Generic;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>A query parameter, as the document shows it: every one is optional.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Type">Its type in the words of JSON Schema.</param>
internal sealed record QueryParameter(string Name, string Description, string Type = "string")
{
    /// <summary>The least value; null for none.</summary>
    public int? Least { get; init; }

    /// <summary>The greatest value; null for none.</summary>
    public int? Most { get; init; }

    /// <summary>The value that counts when it is not given; null for none.</summary>
    public int? Default { get; init; }

    /// <summary>The words that there are; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }
}
