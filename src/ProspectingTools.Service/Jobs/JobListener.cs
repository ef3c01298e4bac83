using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>Wakes the engine when another instance has started a job; on a store of this process alone there is no other instance.</summary>
internal sealed class JobListener(IStore store, JobSignal signal) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => store.ListenForJobsAsync(signal.Set, stoppingToken);
}
