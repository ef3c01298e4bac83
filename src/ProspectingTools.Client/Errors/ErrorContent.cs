using System.Collections.Generic;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Errors;

/// <summary>What an error body says, whatever its shape.</summary>
internal sealed class ErrorContent
{
    public string? Code { get; set; }

    public string? Message { get; set; }

    public string? TraceId { get; set; }

    public string? Details { get; set; }

    public double? RetryAfterSeconds { get; set; }

    public List<FieldError> Fields { get; } = [];
}
