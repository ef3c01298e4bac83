using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.People;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>What the audience of a job shows about its inputs, on a service that notes nothing of them.</summary>
/// <param name="job">The job.</param>
public sealed class AudienceRecord(ProspectingJob job) : IJobRecord
{
    private readonly Dictionary<string, Prospect> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<Prospect> _found = [];
    private readonly List<Prospect> _prospects = [];

    /// <summary>The prospects as results, where no inputs are known.</summary>
    public IEnumerable<JobInputResult> Results => _prospects.Select(prospect => Imported(prospect, prospect.LinkedinUrl ?? prospect.Name));

    /// <summary>Takes a prospect of the audience.</summary>
    /// <param name="prospect">The prospect.</param>
    public void Add(Prospect prospect)
    {
        _prospects.Add(prospect);
        foreach (string name in PersonNames.Of(prospect).Where(name => !_byName.ContainsKey(name)))
        {
            _byName.Add(name, prospect);
        }
    }

    /// <inheritdoc/>
    public JobInputResult? Find(string url)
    {
        Prospect? prospect = PersonNames.OfAddress(url).Select(name => _byName.TryGetValue(name, out Prospect? found) ? found : null).FirstOrDefault(found => found is not null);
        if (prospect is null)
        {
            return Missing(url);
        }

        JobInputResult result = Imported(prospect, url);
        if (!_found.Add(prospect))
        {
            result.Status = JobInputStatus.AlreadyThere;
            result.Reason = "An earlier address is the same person.";
        }

        return result;
    }

    private JobInputResult Imported(Prospect prospect, string? input) => new()
    {
        JobId = job.JobId,
        Input = input,
        Url = prospect.LinkedinUrl,
        Status = JobInputStatus.Imported,
        Name = prospect.Name,
        ProspectId = prospect.ProspectId,
        BasedOn = JobResultBasis.Audience,
    };

    private JobInputResult Missing(string url) => new()
    {
        JobId = job.JobId,
        Input = url,
        Url = url,
        Status = job.IsFinished ? JobInputStatus.NotImported : JobInputStatus.Pending,
        Reason = job.IsFinished
            ? $"The audience has nobody with this address, and the service does not say why{(job.Error is { } error ? $"; the job ended with {error}" : string.Empty)}."
            : $"The job is {job.Status}.",
        BasedOn = JobResultBasis.Audience,
    };
}
