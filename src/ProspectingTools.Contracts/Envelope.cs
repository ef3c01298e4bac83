using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts;

/// <summary>The prospecting API's envelope around every answer (prospecting-api.md, "Envelope").</summary>
/// <typeparam name="T">The type of <c>data</c>.</typeparam>
public sealed class Envelope<T>
{
    /// <summary>Whether the call succeeded.</summary>
    public bool Success { get; set; }

    /// <summary>The answer; null on failure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public T? Data { get; set; }

    /// <summary>What went wrong; null on success.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ApiError? Error { get; set; }

    /// <summary>The server's id of this call, for its support. May be absent.</summary>
    public string? TraceId { get; set; }
}
