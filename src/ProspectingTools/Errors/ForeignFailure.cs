using System;
using System.IO;
using System.Management.Automation;
using System.Text.Json;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Errors;

/// <summary>
/// Failures that others throw for what a user typed: a malformed id, a drive that is not there. Thrown on, they would end
/// the pipeline with their own id and category.
/// </summary>
internal static class ForeignFailure
{
    /// <summary>The failure of this module that represents another's.</summary>
    /// <param name="e">The exception.</param>
    /// <returns>The failure; null for what the user did not cause, such as the end of the pipeline.</returns>
    public static ProspectingApiException? From(Exception e) => e switch
    {
        ProspectingApiException own => own,
        PipelineStoppedException or ObjectDisposedException => null,
        ArgumentException => new ProspectingApiException(FailureKind.Caller, ErrorIds.ParameterInvalid, FirstLine(e.Message), e),
        SessionStateException or PSNotSupportedException or IOException or UnauthorizedAccessException =>
            new ProspectingApiException(FailureKind.Caller, ErrorIds.FileError, FirstLine(e.Message), e),
        JsonException =>
            new ProspectingApiException(FailureKind.InvalidData, ClientErrorCodes.InvalidResponse, $"An answer has invalid content: {JsonProblem.Of(e)}", e),
        FormatException or OverflowException =>
            new ProspectingApiException(FailureKind.InvalidData, ClientErrorCodes.InvalidResponse, $"An answer has invalid content: {FirstLine(e.Message)}", e),
        _ => null,
    };

    // .NET adds the parameter's name, which users do not know: " (Parameter 'value')", on 5.1 in a separate line.
    private static string FirstLine(string message)
    {
        int end = message.IndexOfAny(['\r', '\n']);
        string line = end < 0 ? message : message.Substring(0, end);
        int parameter = line.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return parameter < 0 ? line : line.Substring(0, parameter);
    }
}
