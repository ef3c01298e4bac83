using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>What can be changed. Methods that add a row return the store's own number of it.</summary>
internal interface IWriteSession : IReadSession
{
    /// <summary>Stores a value of the service's own.</summary>
    Task SetSettingAsync(string name, string value);

    /// <summary>Adds an account group with a balance of nothing.</summary>
    Task<long> AddAccountGroupAsync(string id, string name, long createdAt);

    /// <summary>Adds a key.</summary>
    Task AddKeyAsync(ApiKeyRow key);

    /// <summary>Revokes a key; false when there is no such active key.</summary>
    Task<bool> RevokeKeyAsync(string keyId, long revokedAt);

    /// <summary>Adds a line to the ledger and its amount to the balance.</summary>
    Task AppendLedgerAsync(LedgerLine line);

    /// <summary>Sets a connector's status.</summary>
    Task SetConnectorAsync(long groupKey, string source, string status);

    /// <summary>Adds people whose profile URLs are new; the keys are in the order of the people.</summary>
    Task<IReadOnlyList<long>> AddPeopleAsync(long groupKey, IReadOnlyList<PersonWrite> people);

    /// <summary>Replaces what is known of people.</summary>
    Task UpdatePeopleAsync(IReadOnlyList<(long Key, PersonWrite Person)> people);

    /// <summary>Adds a lead list.</summary>
    Task<long> AddLeadListAsync(long groupKey, string id, string name);

    /// <summary>Appends people to a lead list; those in it stay where they are.</summary>
    Task AddLeadListMembersAsync(long leadListKey, IReadOnlyList<long> personKeys);

    /// <summary>Adds a saved search.</summary>
    Task AddSavedSearchAsync(long groupKey, string id, string name, string query);

    /// <summary>The number of a post, added when it is new.</summary>
    Task<long> PostKeyAsync(long groupKey, string postUrl);

    /// <summary>Appends commenters to a post; those known stay where they are.</summary>
    Task AddCommentersAsync(long postKey, IReadOnlyList<long> personKeys);

    /// <summary>Adds a job.</summary>
    Task<long> AddJobAsync(JobRow job);

    /// <summary>Writes back every field of a job that can change.</summary>
    Task UpdateJobAsync(JobRow job);

    /// <summary>Claims the oldest job that is queued, or running under a lease that has run out.</summary>
    Task<JobRow?> ClaimJobAsync(string owner, long now, long leaseUntil);

    /// <summary>Ends the leases of an owner, so that its jobs can be claimed at once.</summary>
    Task ReleaseLeasesAsync(string owner);

    /// <summary>Remembers an idempotency key.</summary>
    Task AddIdempotencyAsync(long groupKey, string key, byte[] bodyHash, string jobId, long createdAt);

    /// <summary>Forgets idempotency keys older than a time.</summary>
    Task ForgetIdempotencyAsync(long before);

    /// <summary>Adds an audience.</summary>
    Task<long> AddAudienceAsync(AudienceRow audience);

    /// <summary>Writes back every field of an audience that can change.</summary>
    Task UpdateAudienceAsync(AudienceRow audience);

    /// <summary>Deletes an audience with its prospects.</summary>
    Task DeleteAudienceAsync(long audienceKey);

    /// <summary>Adds a folder behind the others.</summary>
    Task AddFolderAsync(FolderRow folder);

    /// <summary>Renames a folder.</summary>
    Task RenameFolderAsync(long folderKey, string name, long updatedAt);

    /// <summary>Appends prospects to an audience and counts them.</summary>
    Task AddProspectsAsync(long audienceKey, IReadOnlyList<ProspectWrite> prospects);

    /// <summary>Replaces the JSON of prospects.</summary>
    Task SetProspectJsonAsync(IReadOnlyList<(long Key, byte[] Json)> prospects);

    /// <summary>Moves prospects to the end of another audience, but for people already there; counts both.</summary>
    /// <returns>How many moved.</returns>
    Task<long> MoveProspectsAsync(long fromAudienceKey, long toAudienceKey, IReadOnlyCollection<string> prospectIds);

    /// <summary>Adds a contact list with its contacts, each as JSON.</summary>
    Task AddContactListAsync(ContactListRow list, IReadOnlyList<byte[]> contacts);

    /// <summary>Renames a contact list.</summary>
    Task RenameContactListAsync(long listKey, string name, long updatedAt);

    /// <summary>Deletes a contact list with its contacts.</summary>
    Task DeleteContactListAsync(long listKey);
}
