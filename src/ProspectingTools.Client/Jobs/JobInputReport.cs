using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Client.Jobs;

/// <summary>Puts together what became of inputs: each of them has one result, in their order.</summary>
public static class JobInputReport
{
    /// <summary>The results of inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="records">What is known of the jobs that may have had them.</param>
    /// <param name="jobId">The job of inputs that were not sent; null when several are asked.</param>
    /// <returns>As many results as inputs.</returns>
    public static IEnumerable<JobInputResult> Of(IEnumerable<JobInput> inputs, IReadOnlyList<IJobRecord> records, string? jobId)
    {
        var seen = new Dictionary<string, JobInputResult>(StringComparer.Ordinal);
        foreach (JobInput input in inputs)
        {
            if (input.Url is null || input.Status is not null)
            {
                yield return NotSent(input, jobId);
            }
            else if (seen.TryGetValue(input.Url, out JobInputResult? earlier))
            {
                yield return Again(input, earlier);
            }
            else
            {
                JobInputResult result = Known(input.Url, records) ?? new JobInputResult
                {
                    Url = input.Url,
                    Status = JobInputStatus.NotGiven,
                    Reason = records.Count == 1 ? "The job was not given this address." : "None of the jobs was given this address.",
                    BasedOn = JobResultBasis.Records,
                    Credits = 0,
                };
                result.Input = input.Text;
                seen.Add(input.Url, result);
                yield return result;
            }
        }
    }

    private static JobInputResult? Known(string url, IReadOnlyList<IJobRecord> records)
    {
        JobInputResult? first = null;
        foreach (JobInputResult found in records.Select(record => record.Find(url)).OfType<JobInputResult>())
        {
            if (found.Status is JobInputStatus.Imported or JobInputStatus.AlreadyThere)
            {
                return found;
            }

            first ??= found;
        }

        return first;
    }

    private static JobInputResult NotSent(JobInput input, string? jobId) => new()
    {
        JobId = jobId,
        Input = input.Text,
        Url = input.Url,
        Status = input.Status ?? JobInputStatus.Invalid,
        Reason = input.Reason,
        Credits = 0,
        BasedOn = JobResultBasis.Start,
    };

    private static JobInputResult Again(JobInput input, JobInputResult earlier) => new()
    {
        JobId = earlier.JobId,
        Input = input.Text,
        Url = earlier.Url,
        Status = earlier.Status == JobInputStatus.Imported ? JobInputStatus.AlreadyThere : earlier.Status,
        Reason = $"The same profile as '{earlier.Input}'.{(earlier.Reason is null ? string.Empty : $" {earlier.Reason}")}",
        Name = earlier.Name,
        ProspectId = earlier.ProspectId,
        Credits = earlier.Credits is null ? null : 0,
        BasedOn = earlier.BasedOn,
    };
}
