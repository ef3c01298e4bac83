using System;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Jobs;

/// <summary>Who holds the leases of jobs: this run of this process, and no other one, wherever it runs and whatever its data are.</summary>
internal sealed record WorkerIdentity(string Id)
{
    /// <summary>A new one. Machine and process are for people who look into the queue; the rest makes it unique.</summary>
    public static WorkerIdentity New() => new($"{Environment.MachineName}/{Environment.ProcessId}/{Ids.New()}");
}
