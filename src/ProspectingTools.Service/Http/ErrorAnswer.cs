using System.Collections.Generic;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Http;

/// <summary>An error as it is answered, before it is written in the words of one of the APIs.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">What is wrong, for people.</param>
internal sealed record ErrorAnswer(int Status, string Code, string Message)
{
    /// <summary>The fields that were refused.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>How long to wait, in whole seconds, for the Retry-After header.</summary>
    public int? RetryAfterSeconds { get; init; }
}
