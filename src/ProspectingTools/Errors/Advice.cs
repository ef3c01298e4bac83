using System;
using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts;

namespace ProspectingTools.Errors;

/// <summary>What to do next, for each error that has an answer.</summary>
internal static class Advice
{
    public static string For(ProspectingApiException e)
    {
        string advice = e.Code switch
        {
            ErrorCodes.AudienceNotReady => "A job is still filling the audience: wait for the job, or add -WaitReady.",
            ErrorCodes.InsufficientCredits => "Get-ProspectingCredit shows the balance; -MaxResults makes a start cheaper.",
            ErrorCodes.IdempotencyConflict => "This key was used for another request: use a new -IdempotencyKey, or send the first request again unchanged.",
            ErrorCodes.ConnectorNotConnected => "Connect Sales Navigator in the account's settings; Get-ProspectingConnector shows its state.",
            ClientErrorCodes.NetworkError or ClientErrorCodes.RequestTimeout => "Check the address and the network; Test-ProspectingConnection tells what can be reached.",
            _ => e.StatusCode switch
            {
                401 => "The key is missing, wrong or revoked: connect again with Connect-Prospecting.",
                403 => "The key lacks the permission for this; ask its owner for one that has it.",
                424 => "Get-ProspectingConnector shows the state of the account's connectors.",
                429 when e.RetryAfter is { } wait => $"The server asks to wait {Math.Ceiling(wait.TotalSeconds):0} s.",
                _ => string.Empty,
            },
        };
        if ((e.ResumeWith ?? (e.Cursor is null ? null : $"-Cursor '{e.Cursor}'")) is { } resume)
        {
            advice += $" What came before this page is complete; go on with {resume}.";
        }

        if (e.IdempotencyKey is not null && e.OutcomeUnknown)
        {
            advice += $" The job may have been started: run the same command again with -IdempotencyKey '{e.IdempotencyKey}', which cannot start it twice.";
        }

        return advice.TrimStart();
    }
}
