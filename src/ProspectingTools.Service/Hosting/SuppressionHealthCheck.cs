using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ProspectingTools.Files.Suppression;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Hosting;

/// <summary>Whether the suppression file can be used. Starts, imports and exports are refused while it cannot; running jobs continue with its last good reading.</summary>
internal sealed class SuppressionHealthCheck(ServiceSettings settings) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await settings.Suppression.CurrentAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (SuppressionException e)
        {
            // The log gets the words; a caller who may ask here need not learn whose address is in the line.
            return HealthCheckResult.Degraded(e.Message);
        }
    }
}
