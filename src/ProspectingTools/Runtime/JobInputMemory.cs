using System;
using System.Collections.Generic;
using ProspectingTools.Client.Jobs;

namespace ProspectingTools.Runtime;

/// <summary>The addresses of the jobs that a session has started, as they were written; the newest, up to a limit.</summary>
internal sealed class JobInputMemory
{
    private const int MostInputs = 200_000;

    private readonly Dictionary<string, IReadOnlyList<JobInput>> _inputs = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();
    private long _count;

    /// <summary>Takes note of a job's inputs.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="inputs">Its inputs.</param>
    public void Add(string jobId, IReadOnlyList<JobInput> inputs)
    {
        if (_inputs.TryGetValue(jobId, out IReadOnlyList<JobInput>? before))
        {
            _count -= before.Count;
        }
        else
        {
            _oldest.Enqueue(jobId);
        }

        _inputs[jobId] = inputs;
        _count += inputs.Count;
        while (_count > MostInputs && _oldest.Count > 1)
        {
            string oldest = _oldest.Dequeue();
            _count -= _inputs[oldest].Count;
            _inputs.Remove(oldest);
        }
    }

    /// <summary>The inputs of a job.</summary>
    /// <param name="jobId">The job.</param>
    /// <returns>The inputs; null when this session did not start it with addresses.</returns>
    public IReadOnlyList<JobInput>? Of(string jobId) => _inputs.TryGetValue(jobId, out IReadOnlyList<JobInput>? inputs) ? inputs : null;
}
