using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using ProspectingTools.Client.Errors;
using ProspectingTools.Connections;

namespace ProspectingTools.Errors;

/// <summary>Makes every ErrorRecord of the module (design, decision 8).</summary>
internal static class ErrorFactory
{
    private const int LongestTarget = 60;

    /// <summary>An error of a call.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="target">The user's input.</param>
    /// <param name="connection">The connection of the call, where there was one.</param>
    /// <param name="advice">What to do next, where the caller knows it better.</param>
    /// <returns>The record. It has no RecommendedAction: PowerShell would show the advice a second time.</returns>
    public static ErrorRecord From(ProspectingApiException exception, object? target, ProspectingConnection? connection = null, string? advice = null) =>
        new(exception, exception.Code, CategoryOf(exception), target)
        {
            ErrorDetails = new ErrorDetails(Naming(target, exception) + Describe(exception, connection, advice)),
        };

    /// <summary>An error of the caller's own input or surroundings.</summary>
    /// <param name="id">One of <see cref="ErrorIds"/>.</param>
    /// <param name="category">Its category.</param>
    /// <param name="message">What happened and what to do next.</param>
    /// <param name="target">The user's input.</param>
    /// <param name="cause">The exception behind it.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord Create(string id, ErrorCategory category, string message, object? target, Exception? cause = null) =>
        new(new ProspectingApiException(FailureKind.Caller, id, message, cause), id, category, target);

    private static ErrorCategory CategoryOf(ProspectingApiException e) => e.Kind switch
    {
        _ when e.RetryNotBefore is not null => ErrorCategory.LimitsExceeded,
        FailureKind.Timeout => ErrorCategory.OperationTimeout,
        FailureKind.Network => ErrorCategory.ConnectionError,
        FailureKind.InvalidData => ErrorCategory.InvalidData,
        FailureKind.Refused => ErrorCategory.SecurityError,
        FailureKind.Caller => CategoryOf(e.Code),
        _ => e.StatusCode switch
        {
            401 => ErrorCategory.AuthenticationError,
            402 => ErrorCategory.QuotaExceeded,
            403 => ErrorCategory.PermissionDenied,
            404 => ErrorCategory.ObjectNotFound,
            400 or 413 or 415 or 422 => ErrorCategory.InvalidArgument,
            408 => ErrorCategory.OperationTimeout,
            409 => ErrorCategory.ResourceBusy,
            429 => ErrorCategory.LimitsExceeded,
            424 or >= 500 => ErrorCategory.ResourceUnavailable,
            _ => ErrorCategory.NotSpecified,
        },
    };

    private static ErrorCategory CategoryOf(string id) => id switch
    {
        ErrorIds.ConnectionMissing or ErrorIds.ApiMissing => ErrorCategory.ConnectionError,
        ErrorIds.SecretManagementMissing => ErrorCategory.NotInstalled,
        ErrorIds.VaultMissing or ErrorIds.SecretMissing or ErrorIds.ProfileMissing => ErrorCategory.ObjectNotFound,
        ErrorIds.VaultLocked or ErrorIds.AdminKeyMissing or ErrorIds.AdminKeyRefused => ErrorCategory.AuthenticationError,
        ErrorIds.AdminUnavailable or ErrorIds.LocalServiceNeeded => ErrorCategory.ResourceUnavailable,
        ErrorIds.SecretTypeInvalid => ErrorCategory.InvalidType,
        ErrorIds.ProfileFileDamaged => ErrorCategory.InvalidData,
        ErrorIds.KeyInvalid or ErrorIds.AccountGroupUnknown or ErrorIds.ParameterInvalid or ErrorIds.UrlInvalid => ErrorCategory.InvalidArgument,
        _ => ErrorCategory.InvalidOperation,
    };

    // Of several inputs, one is refused: which? Most servers do not say.
    private static string Naming(object? target, ProspectingApiException e) =>
        target is string { Length: > 0 and <= LongestTarget } input && e.StatusCode is 409 or 422 && e.Kind == FailureKind.Api
        && e.Message.IndexOf(input, StringComparison.Ordinal) < 0
            ? $"'{input}': "
            : string.Empty;

    private static string Describe(ProspectingApiException e, ProspectingConnection? connection, string? better)
    {
        var text = new StringBuilder(Advice.Cause(e, connection) ?? e.Message);
        string advice = better ?? Advice.For(e, connection);

        // Some servers say in the message what they say of the fields.
        string[] fields = e.Fields.Where(field => field.Message is null || !e.Message.Contains(field.Message)).Select(field => field.ToString()).ToArray();
        if (fields.Length > 0)
        {
            text.Append(" [").Append(string.Join("; ", fields)).Append(']');
        }
        else if (!string.IsNullOrEmpty(e.Details))
        {
            text.Append(" (").Append(e.Details).Append(')');
        }

        if (advice.Length > 0)
        {
            // Most servers end their messages without a full stop.
            text.Append(text.Length == 0 || text[text.Length - 1] is '.' or '!' or '?' ? " " : ". ").Append(advice);
        }

        text.Append(e.StatusCode is { } status && e.Kind == FailureKind.Api ? $" [{e.Code}, HTTP {status}" : $" [{e.Code}");
        if (e.Attempts > 1)
        {
            text.Append(", ").Append(e.Attempts).Append(" attempts");
        }

        if (e.TraceId is not null)
        {
            text.Append(", trace id ").Append(e.TraceId);
        }

        return text.Append(']').ToString();
    }
}
