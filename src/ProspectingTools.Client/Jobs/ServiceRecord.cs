using System;
using System.Collections.Generic;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Client.Jobs;

/// <summary>What the service has noted of a job's inputs.</summary>
public sealed class ServiceRecord : IJobRecord
{
    private readonly Dictionary<string, JobInputResult> _byUrl = new(StringComparer.Ordinal);

    /// <summary>Takes the service's answer.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="results">The results, in order.</param>
    public ServiceRecord(string jobId, IReadOnlyList<JobInputResult> results)
    {
        Results = results;
        foreach (JobInputResult result in results)
        {
            result.JobId = jobId;
            result.Input = result.Url ?? result.Name;
            result.BasedOn = JobResultBasis.Records;
            if (result.Url is { } url && !_byUrl.ContainsKey(url))
            {
                _byUrl.Add(url, result);
            }
        }
    }

    /// <summary>The results of all inputs.</summary>
    public IReadOnlyList<JobInputResult> Results { get; }

    /// <inheritdoc/>
    public JobInputResult? Find(string url) => _byUrl.TryGetValue(url, out JobInputResult? result) ? result : null;
}
