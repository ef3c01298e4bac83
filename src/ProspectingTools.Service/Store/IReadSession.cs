using System.Buffers;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>What can be read. Everything but keys is asked for by account group, so that no rule can forget it.</summary>
internal interface IReadSession
{
    /// <summary>A value of the service's own, by name.</summary>
    Task<string?> SettingAsync(string name);

    /// <summary>Account groups, oldest first.</summary>
    Task<IReadOnlyList<AccountGroupRow>> AccountGroupsAsync();

    /// <summary>An account group by the store's own number.</summary>
    Task<AccountGroupRow?> AccountGroupAsync(long groupKey);

    /// <summary>A key that is not revoked, by its hash.</summary>
    Task<ApiKeyRow?> ActiveKeyAsync(byte[] hash);

    /// <summary>All keys, oldest first.</summary>
    Task<IReadOnlyList<ApiKeyRow>> KeysAsync();

    /// <summary>The credit balance.</summary>
    Task<long> BalanceAsync(long groupKey);

    /// <summary>A connector's status; null when it was never set.</summary>
    Task<string?> ConnectorAsync(long groupKey, string source);

    /// <summary>How many people all directories hold.</summary>
    Task<long> PeopleCountAsync();

    /// <summary>The people with these profile URLs.</summary>
    Task<IReadOnlyList<DirectoryPerson>> PeopleByUrlAsync(long groupKey, IReadOnlyCollection<string> profileUrls);

    /// <summary>The people with these provider ids.</summary>
    Task<IReadOnlyList<DirectoryPerson>> PeopleByProviderIdAsync(long groupKey, IReadOnlyCollection<string> providerIds);

    /// <summary>Lead lists, oldest first.</summary>
    Task<IReadOnlyList<SourceRow>> LeadListsAsync(long groupKey);

    /// <summary>Saved searches, oldest first.</summary>
    Task<IReadOnlyList<SourceRow>> SavedSearchesAsync(long groupKey);

    /// <summary>The people of a source after a position, in order of position.</summary>
    Task<IReadOnlyList<Candidate>> CandidatesAsync(long groupKey, PeopleSource source, long after, int limit);

    /// <summary>How many people a source holds, counted to a limit.</summary>
    Task<long> CountCandidatesAsync(long groupKey, PeopleSource source, long limit);

    /// <summary>A job.</summary>
    Task<JobRow?> JobAsync(long groupKey, string jobId);

    /// <summary>A job by the store's own number.</summary>
    Task<JobRow?> JobByKeyAsync(long jobKey);

    /// <summary>Jobs before a key, newest first.</summary>
    Task<IReadOnlyList<JobRow>> JobsAsync(long groupKey, string? status, long beforeKey, int limit);

    /// <summary>What an idempotency key was used for.</summary>
    Task<IdempotencyRow?> IdempotencyAsync(long groupKey, string key);

    /// <summary>An audience, ready or not.</summary>
    Task<AudienceRow?> AudienceAsync(long groupKey, string audienceId);

    /// <summary>What a page of an audience's prospects needs to know of it; null when there is none.</summary>
    Task<AudienceState?> AudienceStateAsync(long groupKey, string audienceId);

    /// <summary>Ready audiences before a key, newest first.</summary>
    Task<IReadOnlyList<AudienceRow>> AudiencesAsync(long groupKey, long beforeKey, int limit);

    /// <summary>Folders in their order.</summary>
    Task<IReadOnlyList<FolderRow>> FoldersAsync(long groupKey);

    /// <summary>A folder.</summary>
    Task<FolderRow?> FolderAsync(long groupKey, string folderId);

    /// <summary>Copies the prospects after a position as JSON, with commas between them.</summary>
    Task<ProspectPage> CopyProspectsAsync(long audienceKey, long after, int limit, IBufferWriter<byte> output);

    /// <summary>A prospect of a ready audience.</summary>
    Task<ProspectRow?> ProspectAsync(long groupKey, string prospectId);

    /// <summary>The prospects of ready audiences whose person has a provider id, oldest first.</summary>
    Task<IReadOnlyList<ProspectRow>> ProspectsByProviderIdAsync(long groupKey, string providerId, int limit);

    /// <summary>Which of these people an audience holds.</summary>
    Task<IReadOnlySet<long>> PeopleInAudienceAsync(long audienceKey, IReadOnlyCollection<long> personKeys);

    /// <summary>Prospects after a position, with the addresses of the people behind them.</summary>
    Task<IReadOnlyList<EnrichRow>> ProspectsToEnrichAsync(long audienceKey, long after, int limit);

    /// <summary>How many contact lists there are.</summary>
    Task<long> ContactListCountAsync(long groupKey);

    /// <summary>Contact lists, newest first.</summary>
    Task<IReadOnlyList<ContactListRow>> ContactListsAsync(long groupKey, long offset, int limit);

    /// <summary>A contact list.</summary>
    Task<ContactListRow?> ContactListAsync(long groupKey, string listId);

    /// <summary>Contacts of a list in stored order, each as JSON.</summary>
    Task<IReadOnlyList<byte[]>> ContactsAsync(long listKey, long offset, int limit);
}
