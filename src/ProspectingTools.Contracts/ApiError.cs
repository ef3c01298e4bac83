using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts;

/// <summary>The error inside a failed <see cref="Envelope{T}"/>.</summary>
public sealed class ApiError
{
    /// <summary>The error's code, such as <c>AUDIENCE_NOT_READY</c>; see <see cref="ErrorCodes"/>.</summary>
    public string? Code { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }

    /// <summary>A string, an object, an array or null, as the server sees fit; always printed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Details { get; set; }
}
