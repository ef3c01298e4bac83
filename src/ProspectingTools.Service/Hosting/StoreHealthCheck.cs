using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Hosting;

/// <summary>Whether requests can be served: the store answers, and the service does not stop. What is wrong is only logged.</summary>
internal sealed class StoreHealthCheck(IStore store, IHostApplicationLifetime lifetime) : IHealthCheck
{
    // A proxy asks every few seconds and waits about as long.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The service stops.");
        }

        try
        {
            // Nothing of an account group: where their rows are on several machines, one that is down takes away no more than its groups.
            await store.ReadAsync(session => session.SettingAsync(string.Empty), cancellationToken).WaitAsync(s_longest, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is StoreBusyException or StoreUnusableException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", e);
        }
    }
}
