using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts;

/// <summary>
/// An object of an answer. Fields that this version does not know are kept, never an error (prospecting-api.md, "Nulls and
/// unknown fields").
/// </summary>
public abstract class WireObject
{
    /// <summary>Fields that this version does not know; null when there are none.</summary>
    [JsonExtensionData]
    public ExtraFields? Extra { get; set; }
}
