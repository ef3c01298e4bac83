namespace ProspectingTools.Service.Jobs;

/// <summary>
/// Who holds the leases. The id stays with the data folder, of which one process at a time has the lock: leases under it that
/// stand at the start are of a process that is gone.
/// </summary>
internal sealed record WorkerIdentity(string Id);
