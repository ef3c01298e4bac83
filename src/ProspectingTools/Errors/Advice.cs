using System;
using System.Linq;
using System.Management.Automation.Language;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Export;
using ProspectingTools.Connections;
using ProspectingTools.Contracts;

namespace ProspectingTools.Errors;

/// <summary>What to do next, for each error that has an answer.</summary>
internal static class Advice
{
    /// <summary>What happened, where this side knows it better than the message of the failure.</summary>
    /// <param name="e">The failure.</param>
    /// <param name="connection">The connection of the call.</param>
    /// <returns>What happened; null where the message says it.</returns>
    public static string? Cause(ProspectingApiException e, ProspectingConnection? connection) => Gone(e, connection) is { } service
        ? $"The local service at {service.Uri} is not running any more."
        : null;

    /// <summary>What to do next, in names of cmdlets and parameters.</summary>
    /// <param name="e">The failure.</param>
    /// <param name="connection">The connection of the call.</param>
    /// <returns>The advice; empty where there is none.</returns>
    public static string For(ProspectingApiException e, ProspectingConnection? connection)
    {
        string advice = Gone(e, connection) is { } service ? StartAgain(service) : e.Code switch
        {
            ErrorCodes.AudienceNotReady => "A job is still filling the audience: wait for the job, or add -WaitReady.",
            ErrorCodes.InsufficientCredits => "Get-ProspectingCredit shows the balance; -MaxResults makes a start cheaper.",
            ErrorCodes.IdempotencyConflict => "Run the first request again unchanged, or give only what is new under another -IdempotencyKey: all of it under a new key would be charged again.",
            ErrorCodes.ConnectorNotConnected => "Connect Sales Navigator in the account's settings; Get-ProspectingConnector shows its state.",
            ClientErrorCodes.NetworkError or ClientErrorCodes.RequestTimeout => "Check the address and the network; Test-ProspectingConnection shows what can be reached.",
            ClientErrorCodes.CertificateError => "To accept it anyway, for addresses of this machine only, connect with -SkipCertificateCheck.",
            ClientErrorCodes.AccountGroupMissing => "Connect with -AccountGroupId; Get-ProspectingAccount lists those that the key may use.",
            ClientErrorCodes.AudienceWaitTimeout => "Wait again with -WaitReady.",
            ClientErrorCodes.AudienceAmbiguous => "Give -AudienceId; where the job does not say its kind of source, -Source with it may be enough.",
            ClientErrorCodes.AudienceNotFound => "Wait for the job with Wait-ProspectingJob; when it has ended, look with Get-Audience, and give -AudienceId.",
            ClientErrorCodes.ContactListUnknown => "Check with Get-ContactList in a few minutes before you try again.",
            ClientErrorCodes.ListMissing => "-All does not apply; leave it out to see the answer as it is.",
            ClientErrorCodes.ConnectionClosed => "Connect again with Connect-Prospecting.",
            _ when e.RetryNotBefore is { } until => $"Run it again after {until.ToLocalTime():T}, or connect with -MaximumRetryAfterSec {Math.Ceiling(e.RetryAfter?.TotalSeconds ?? 0):0} so that it waits that long.",
            _ => e.StatusCode switch
            {
                400 or 422 => e.Fields.Select(static field => ListOf(field.Field)).FirstOrDefault(static list => list.Length > 0) ?? string.Empty,
                401 => KeyAdvice.For(e, connection),
                403 => "Ask the owner of the key for one that may do this; Test-ProspectingConnection shows what yours may.",
                404 => ListOfPath(e.Path ?? string.Empty),
                424 => "Get-ProspectingConnector shows the state of the account's connectors.",
                429 when e.RetryAfter is { } wait => $"The server asks to wait {Math.Ceiling(wait.TotalSeconds):0} s.",
                _ => string.Empty,
            },
        };
        if ((e.ResumeWith ?? (e.Cursor is null ? null : $"-Cursor '{e.Cursor}'")) is { } resume)
        {
            advice += $" Everything before this page is complete; continue with {resume}.";
        }

        if (e.IdempotencyKey is not null && e.OutcomeUnknown)
        {
            advice += $" It may have been started: run the same command again with -IdempotencyKey '{e.CommandKey ?? e.IdempotencyKey}', which cannot start it twice.";
        }
        else if (e.CommandKey is not null && e.CommandKey != e.IdempotencyKey && e.Code != ErrorCodes.IdempotencyConflict)
        {
            advice += $" To continue, run the same command with -IdempotencyKey '{e.CommandKey}': what it already started is not started again.";
        }

        return advice.TrimStart();
    }

    /// <summary>What to do about an export that may not, or cannot, be written.</summary>
    /// <param name="e">The failure.</param>
    /// <returns>The advice; empty where there is none.</returns>
    public static string For(ExportException e) => e.Code switch
    {
        ExportException.FileExists => "Add -Force to replace it; -Force with -Resume replaces finished files and continues unfinished ones.",
        ExportException.Unfinished => "Add -Resume to continue where it stopped, or -Force to start over.",
        ExportException.Mismatch => "Use the same parameters as before, or start over with -Force instead of -Resume.",
        ExportException.AppendMismatch => "Name its columns with -Property, or give another -Path; or -Force instead of -Append, which replaces the file.",
        ExportException.Changed => "Run the same command again.",
        ExportException.Damaged => "Start over with -Force instead of -Resume.",
        _ => string.Empty,
    };

    private static ILocalService? Gone(ProspectingApiException e, ProspectingConnection? connection) =>
        e.Code is ClientErrorCodes.NetworkError or ClientErrorCodes.ConnectionClosed && connection?.LocalService is { HasExited: true } service ? service : null;

    private static string StartAgain(ILocalService service) => service.DataPath is { } path
        ? $"Start it again: Start-ProspectingService -DataPath '{CodeGeneration.EscapeSingleQuotedStringContent(path)}'."
        : "Its data were in memory and are gone. Start another: Start-ProspectingService -InMemory.";

    // After a malformed id, or the id of something that is gone, the list of what there is helps.
    private static string ListOf(string? field) => field switch
    {
        "audienceId" => Lists("Get-Audience", "audiences") + " By its name: Get-Audience <name> | <this command>.",
        "targetAudienceId" => Lists("Get-Audience", "audiences"),
        "folderId" => Lists("Get-AudienceFolder", "folders"),
        "jobId" => Lists("Get-ProspectingJob", "jobs"),
        "leadListId" => Lists("Get-SalesNavLeadList", "lead lists") + " -LeadListName takes its name.",
        "savedSearchId" => Lists("Get-SalesNavSavedSearch", "saved searches"),
        "scanId" => Lists("Get-ProspectSignalScan", "signal scans"),
        "signalSpecificationId" => Lists("Get-ProspectSignalSpecification", "signal specifications"),
        not null when field.StartsWith("prospectIds", StringComparison.Ordinal) => Lists("Get-AudienceProspect", "prospects of an audience"),
        "prospectId" => Lists("Get-AudienceProspect", "prospects of an audience"),
        not null when field.StartsWith("leadIds", StringComparison.Ordinal) => Lists("Get-AudienceProspect", "prospects of an audience"),
        _ => string.Empty,
    };

    // A move names two things, of which either may be the one that is not there.
    private static string ListOfPath(string path) =>
        path.Contains("/contacts/lists/") ? Lists("Get-ContactList", "contact lists")
        : path.Contains("/audiences/folders/") ? ListOf("folderId")
        : path.Contains("/audiences/") && !path.Contains("/move-") ? ListOf("audienceId")
        : path.Contains("/prospecting/") ? ListOf("jobId")
        : path.Contains("/signals/scans/") ? ListOf("scanId")
        : path.EndsWith("/signal-specifications", StringComparison.Ordinal) ? "This server has no such list; give Start-ProspectSignalScan -SignalSpecificationId with the id that the vendor's own pages show."
        : string.Empty;

    private static string Lists(string cmdlet, string things) => $"{cmdlet} lists the {things} with their ids.";
}
