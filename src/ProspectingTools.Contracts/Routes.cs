using System;

namespace ProspectingTools.Contracts;

/// <summary>
/// Every path of both APIs, as the template that a server maps and as the method that a client calls (both endpoint tables).
/// </summary>
public static class Routes
{
    /// <summary>Account groups.</summary>
    public const string Accounts = "/v1/accounts";

    /// <summary>The part that scopes a call to an account group.</summary>
    public const string AccountGroupTemplate = Accounts + "/{accountGroupId}";

    /// <summary>Lead lists.</summary>
    public const string LeadListsTemplate = AccountGroupTemplate + "/sales-navigator/lead-lists";

    /// <summary>Saved searches.</summary>
    public const string SavedSearchesTemplate = AccountGroupTemplate + "/sales-navigator/saved-searches";

    /// <summary>Jobs: start (POST) and list (GET).</summary>
    public const string JobsTemplate = AccountGroupTemplate + "/prospecting";

    /// <summary>One job.</summary>
    public const string JobTemplate = JobsTemplate + "/{jobId}";

    /// <summary>Cancel a job.</summary>
    public const string CancelJobTemplate = JobTemplate + "/cancel";

    /// <summary>Look a prospect up by its provider id.</summary>
    public const string ProviderLookupTemplate = AccountGroupTemplate + "/prospects/by-provider-id/{providerId}";

    /// <summary>Signals of a prospect.</summary>
    public const string SignalsTemplate = AccountGroupTemplate + "/prospects/{prospectId}/signals";

    /// <summary>Signal scans: start (POST) and list (GET).</summary>
    public const string SignalScansTemplate = AccountGroupTemplate + "/signals/scans";

    /// <summary>One signal scan.</summary>
    public const string SignalScanTemplate = SignalScansTemplate + "/{scanId}";

    /// <summary>Cancel a signal scan.</summary>
    public const string CancelSignalScanTemplate = SignalScanTemplate + "/cancel";

    /// <summary>What signal scans can look for.</summary>
    public const string SignalSpecificationsTemplate = AccountGroupTemplate + "/signal-specifications";

    /// <summary>Audiences: list (GET) and create (POST).</summary>
    public const string AudiencesTemplate = AccountGroupTemplate + "/audiences";

    /// <summary>Folders and the audiences in them.</summary>
    public const string NavigationTemplate = AudiencesTemplate + "/navigation";

    /// <summary>Create a folder.</summary>
    public const string FoldersTemplate = AudiencesTemplate + "/folders";

    /// <summary>Rename a folder.</summary>
    public const string FolderTemplate = FoldersTemplate + "/{folderId}";

    /// <summary>One audience: get, update, delete.</summary>
    public const string AudienceTemplate = AudiencesTemplate + "/{audienceId}";

    /// <summary>Prospects of an audience.</summary>
    public const string ProspectsTemplate = AudienceTemplate + "/prospects";

    /// <summary>Put an audience into a folder.</summary>
    public const string MoveToFolderTemplate = AudienceTemplate + "/move-to-folder";

    /// <summary>Take an audience out of its folder.</summary>
    public const string RemoveFromFolderTemplate = AudienceTemplate + "/remove-from-folder";

    /// <summary>Move prospects to another audience.</summary>
    public const string MoveLeadsTemplate = AudienceTemplate + "/move-leads";

    /// <summary>Contact lists: list (GET) and create (POST).</summary>
    public const string ContactLists = "/v1/contacts/lists";

    /// <summary>One contact list: get, rename, delete.</summary>
    public const string ContactListTemplate = ContactLists + "/{listId}";

    /// <summary>Contacts of a list.</summary>
    public const string ContactsTemplate = ContactListTemplate + "/contacts";

    /// <summary>A live search that stores nothing.</summary>
    public const string ContactSearch = "/v1/contacts/search";

    /// <summary>Connector status.</summary>
    public const string Connectors = "/v1/connectors";

    /// <summary>Credit balance.</summary>
    public const string Credits = "/v1/credits";

    /// <summary>What the local service is. Only the local service has it; no key needed.</summary>
    public const string LocalInfo = "/local/v1/info";

    /// <summary>The local service's people directory (POST: import).</summary>
    public const string LocalPeople = "/local/v1/people";

    /// <summary>Import of signals of the directory's people.</summary>
    public const string LocalSignals = "/local/v1/signals";

    /// <summary>A sheet of a workbook as text (POST). Only the local service has it.</summary>
    public const string LocalSheet = "/local/v1/sheet";

    /// <summary>What a start would find and cost; nothing is started (POST). Only the local service has it.</summary>
    public const string LocalMeasure = "/local/v1/measure";

    /// <summary>What became of each input of a job (GET, pages by cursor). Only the local service has it.</summary>
    public const string LocalJobResultsTemplate = "/local/v1/jobs/{jobId}/results";

    /// <summary>The prospects of an audience whose people are suppressed (GET). Only the local service has it.</summary>
    public const string LocalSuppressedTemplate = "/local/v1/audiences/{audienceId}/suppressed";

    /// <summary>The local service's fault plans (PUT: replace, POST: add, GET, DELETE). Only with the admin key.</summary>
    public const string AdminFaults = "/admin/v1/faults";

    /// <summary>One of the fault plans (DELETE). Only with the admin key.</summary>
    public const string AdminFaultTemplate = AdminFaults + "/{faultId}";

    /// <summary>The local service's lasting API keys (POST: make, GET). Only with the admin key.</summary>
    public const string AdminKeys = "/admin/v1/keys";

    /// <summary>One lasting API key (DELETE: revoke). Only with the admin key.</summary>
    public const string AdminKeyTemplate = AdminKeys + "/{keyId}";

    /// <summary>What the local service's directory holds now (GET). Only with the admin key.</summary>
    public const string AdminDirectory = "/admin/v1/directory";

    /// <summary>The local service's connector state. Only with the admin key.</summary>
    public const string AdminConnectors = "/admin/v1/connectors";

    /// <summary>The local service's credit ledger. Only with the admin key.</summary>
    public const string AdminCredits = "/admin/v1/credits";

    /// <summary>Path of <see cref="LeadListsTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <returns>An escaped path.</returns>
    public static string LeadLists(string accountGroupId) => Fill(LeadListsTemplate, accountGroupId);

    /// <summary>Path of <see cref="SavedSearchesTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <returns>An escaped path.</returns>
    public static string SavedSearches(string accountGroupId) => Fill(SavedSearchesTemplate, accountGroupId);

    /// <summary>Path of <see cref="JobsTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <returns>An escaped path.</returns>
    public static string Jobs(string accountGroupId) => Fill(JobsTemplate, accountGroupId);

    /// <summary>Path of <see cref="JobTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="jobId">The job.</param>
    /// <returns>An escaped path.</returns>
    public static string Job(string accountGroupId, string jobId) => Fill(JobTemplate, accountGroupId, jobId);

    /// <summary>Path of <see cref="CancelJobTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="jobId">The job.</param>
    /// <returns>An escaped path.</returns>
    public static string CancelJob(string accountGroupId, string jobId) => Fill(CancelJobTemplate, accountGroupId, jobId);

    /// <summary>Path of <see cref="ProviderLookupTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="providerId">The provider's id of a person.</param>
    /// <returns>An escaped path.</returns>
    public static string ProviderLookup(string accountGroupId, string providerId) => Fill(ProviderLookupTemplate, accountGroupId, providerId);

    /// <summary>Path of <see cref="SignalsTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="prospectId">The prospect.</param>
    /// <returns>An escaped path.</returns>
    public static string Signals(string accountGroupId, string prospectId) => Fill(SignalsTemplate, accountGroupId, prospectId);

    /// <summary>Signal scans.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <returns>The path.</returns>
    public static string SignalScans(string accountGroupId) => Fill(SignalScansTemplate, accountGroupId);

    /// <summary>One signal scan.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="scanId">The scan.</param>
    /// <returns>The path.</returns>
    public static string SignalScan(string accountGroupId, string scanId) => Fill(SignalScanTemplate, accountGroupId, scanId);

    /// <summary>Cancel a signal scan.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="scanId">The scan.</param>
    /// <returns>The path.</returns>
    public static string CancelSignalScan(string accountGroupId, string scanId) => Fill(CancelSignalScanTemplate, accountGroupId, scanId);

    /// <summary>What signal scans can look for.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <returns>The path.</returns>
    public static string SignalSpecifications(string accountGroupId) => Fill(SignalSpecificationsTemplate, accountGroupId);

    /// <summary>Path of <see cref="AudiencesTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <returns>An escaped path.</returns>
    public static string Audiences(string accountGroupId) => Fill(AudiencesTemplate, accountGroupId);

    /// <summary>Path of <see cref="NavigationTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <returns>An escaped path.</returns>
    public static string Navigation(string accountGroupId) => Fill(NavigationTemplate, accountGroupId);

    /// <summary>Path of <see cref="FoldersTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <returns>An escaped path.</returns>
    public static string Folders(string accountGroupId) => Fill(FoldersTemplate, accountGroupId);

    /// <summary>Path of <see cref="FolderTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="folderId">The folder.</param>
    /// <returns>An escaped path.</returns>
    public static string Folder(string accountGroupId, string folderId) => Fill(FolderTemplate, accountGroupId, folderId);

    /// <summary>Path of <see cref="AudienceTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="audienceId">The audience.</param>
    /// <returns>An escaped path.</returns>
    public static string Audience(string accountGroupId, string audienceId) => Fill(AudienceTemplate, accountGroupId, audienceId);

    /// <summary>Path of <see cref="ProspectsTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="audienceId">The audience.</param>
    /// <returns>An escaped path.</returns>
    public static string Prospects(string accountGroupId, string audienceId) => Fill(ProspectsTemplate, accountGroupId, audienceId);

    /// <summary>Path of <see cref="MoveToFolderTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="audienceId">The audience.</param>
    /// <returns>An escaped path.</returns>
    public static string MoveToFolder(string accountGroupId, string audienceId) => Fill(MoveToFolderTemplate, accountGroupId, audienceId);

    /// <summary>Path of <see cref="RemoveFromFolderTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="audienceId">The audience.</param>
    /// <returns>An escaped path.</returns>
    public static string RemoveFromFolder(string accountGroupId, string audienceId) => Fill(RemoveFromFolderTemplate, accountGroupId, audienceId);

    /// <summary>Path of <see cref="MoveLeadsTemplate"/>.</summary>
    /// <param name="accountGroupId">The account group.</param>
    /// <param name="audienceId">The audience.</param>
    /// <returns>An escaped path.</returns>
    public static string MoveLeads(string accountGroupId, string audienceId) => Fill(MoveLeadsTemplate, accountGroupId, audienceId);

    /// <summary>Path of <see cref="ContactListTemplate"/>.</summary>
    /// <param name="listId">The contact list.</param>
    /// <returns>An escaped path.</returns>
    public static string ContactList(string listId) => Fill(ContactListTemplate, listId);

    /// <summary>Path of <see cref="ContactsTemplate"/>.</summary>
    /// <param name="listId">The contact list.</param>
    /// <returns>An escaped path.</returns>
    public static string Contacts(string listId) => Fill(ContactsTemplate, listId);

    /// <summary>Path of <see cref="LocalJobResultsTemplate"/>.</summary>
    /// <param name="jobId">The job.</param>
    /// <returns>An escaped path.</returns>
    public static string LocalJobResults(string jobId) => Fill(LocalJobResultsTemplate, jobId);

    /// <summary>Path of <see cref="LocalSuppressedTemplate"/>.</summary>
    /// <param name="audienceId">The audience.</param>
    /// <returns>An escaped path.</returns>
    public static string LocalSuppressed(string audienceId) => Fill(LocalSuppressedTemplate, audienceId);

    /// <summary>Path of <see cref="AdminFaultTemplate"/>.</summary>
    /// <param name="faultId">The fault plan.</param>
    /// <returns>An escaped path.</returns>
    public static string AdminFault(string faultId) => Fill(AdminFaultTemplate, faultId);

    /// <summary>Path of <see cref="AdminKeyTemplate"/>.</summary>
    /// <param name="keyId">The key.</param>
    /// <returns>An escaped path.</returns>
    public static string AdminKey(string keyId) => Fill(AdminKeyTemplate, keyId);

    private static string Fill(string template, params string[] values)
    {
        var path = new System.Text.StringBuilder(template.Length + 64);
        int next = 0;
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                path.Append(template[i]);
                continue;
            }

            path.Append(Segment(values[next++]));
            i = template.IndexOf('}', i);
        }

        return path.ToString();
    }

    // "." and ".." would be folded away by Uri, so that a call would reach another endpoint than the one meant.
    private static string Segment(string value) =>
        value is "" or "." or ".." ? throw new ArgumentException($"'{value}' is not an id.", nameof(value)) : Uri.EscapeDataString(value);
}
