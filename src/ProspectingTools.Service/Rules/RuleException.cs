using System;
using System.Collections.Generic;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Rules;

/// <summary>A rule refused the request.</summary>
/// <param name="code">Why.</param>
/// <param name="message">What is wrong, for people.</param>
/// <param name="fields">The fields that were refused; null when it is not about fields.</param>
internal sealed class RuleException(RefusalCode code, string message, IReadOnlyList<FieldError>? fields = null) : Exception(message)
{
    /// <summary>Why.</summary>
    public RefusalCode Code { get; } = code;

    /// <summary>The fields that were refused; empty when it is not about fields.</summary>
    public IReadOnlyList<FieldError> Fields { get; } = fields ?? [];

    /// <summary>A field was refused.</summary>
    public static RuleException Invalid(string field, string message, RefusalCode code = RefusalCode.Invalid) =>
        new(code, $"{field}: {message}", [new FieldError { Field = field, Message = message }]);

    /// <summary>There is no such thing in the caller's account group.</summary>
    public static RuleException NotFound(string what, string id) => new(RefusalCode.NotFound, $"There is no {what} '{id}'.");
}
