using System;
using System.Collections.Generic;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Rules;

/// <summary>A rule refused the request. The endpoints turn it into the error body of the API that was called.</summary>
internal sealed class ApiException(int status, string code, string message, IReadOnlyList<FieldError>? fields = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>The fields that were refused; empty when it is no matter of fields.</summary>
    public IReadOnlyList<FieldError> Fields { get; } = fields ?? [];

    /// <summary>How long to wait, in whole seconds, for the Retry-After header.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>A field was refused.</summary>
    public static ApiException Invalid(string field, string message, int status = 400) =>
        new(status, ErrorCodes.ValidationError, $"{field}: {message}", [new FieldError { Field = field, Message = message }]);

    /// <summary>There is no such thing in the caller's account group.</summary>
    public static ApiException NotFound(string what, string id) => new(404, ErrorCodes.NotFound, $"There is no {what} '{id}'.");
}
