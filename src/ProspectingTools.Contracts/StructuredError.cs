using System.Collections.Generic;
using System.Text.Json;

namespace ProspectingTools.Contracts;

/// <summary>The error inside shape 1.</summary>
public sealed class StructuredError
{
    /// <summary>The error's family, such as <c>VALIDATION</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The error's code, such as <c>VALIDATION_ERROR</c>.</summary>
    public string? Code { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }

    /// <summary>A second code that some errors carry.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>What the server advises to do.</summary>
    public string? ErrorAction { get; set; }

    /// <summary>Free-form details.</summary>
    public JsonElement? Details { get; set; }

    /// <summary>The server's id of the call.</summary>
    public string? RequestId { get; set; }

    /// <summary>The fields that were refused.</summary>
    public IReadOnlyList<FieldError>? Fields { get; set; }

    /// <summary>What the server says of the cause.</summary>
    public ErrorDebug? Debug { get; set; }
}
