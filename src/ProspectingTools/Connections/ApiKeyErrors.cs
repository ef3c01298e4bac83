using System;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Connections;

/// <summary>What can be wrong with the text of an API key.</summary>
internal static class ApiKeyErrors
{
    /// <summary>A text that cannot be a key.</summary>
    /// <param name="what">Where the text stood, to begin a sentence.</param>
    /// <param name="cause">What is wrong with it.</param>
    /// <returns>The error.</returns>
    public static ProspectingApiException Invalid(string what, ArgumentException cause) =>
        new(FailureKind.Caller, ErrorIds.KeyInvalid, $"{what} is not a valid API key: {cause.Message}", cause);
}
