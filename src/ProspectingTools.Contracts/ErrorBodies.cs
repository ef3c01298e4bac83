using System.Collections.Generic;
using System.Text.Json;

namespace ProspectingTools.Contracts;

/// <summary>Error shape 1 of the contact-lists API (contact-lists-api.md, "Errors").</summary>
public sealed class StructuredErrorBody
{
    /// <summary>The error.</summary>
    public StructuredError? Error { get; set; }
}

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

/// <summary>One refused field.</summary>
public sealed class FieldError
{
    /// <summary>The field's name on the wire.</summary>
    public string? Field { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Message { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Message}";
}

/// <summary>The cause inside shape 1.</summary>
public sealed class ErrorDebug
{
    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}

/// <summary>Error shape 2 of the contact-lists API: a code and a message.</summary>
public sealed class PlainErrorBody
{
    /// <summary>The code, such as <c>BAD_REQUEST</c>.</summary>
    public string? Error { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }
}

/// <summary>Error shape 3 of the contact-lists API: the status in the body, and the wait after a 429.</summary>
public sealed class StatusErrorBody
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }

    /// <summary>The status in words.</summary>
    public string? Error { get; set; }

    /// <summary>How long to wait, in seconds.</summary>
    public double? RetryAfter { get; set; }
}
