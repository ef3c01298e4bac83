using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Jobs;

/// <summary>The addresses that a start was given, as they were written, to report later what became of each.</summary>
public sealed class JobInputList
{
    private readonly List<JobInput> _inputs = [];

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<JobInput> Inputs => _inputs;

    /// <summary>Adds an address.</summary>
    /// <param name="text">The address as it was given; what is empty is skipped.</param>
    public void Add(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        bool isProfile = LinkedInUrl.TryNormalizeProfile(text, out string? url);
        _inputs.Add(new JobInput(text!, url)
        {
            Status = isProfile ? null : JobInputStatus.Invalid,
            Reason = isProfile ? null : $"This {LinkedInRefusal.Of(text, LinkedInAddressKind.Profile)}",
        });
    }

    /// <summary>Adds what cannot be an address.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="reason">Why it is not valid.</param>
    public void AddInvalid(string place, string reason) => _inputs.Add(new JobInput(place, null) { Status = JobInputStatus.Invalid, Reason = reason });

    /// <summary>Notes who is in a suppression file.</summary>
    /// <param name="isSuppressed">Whether a profile in normal form does.</param>
    public void Suppress(Predicate<string> isSuppressed)
    {
        foreach (JobInput input in _inputs.Where(input => input.Url is { } url && isSuppressed(url)))
        {
            input.Status = JobInputStatus.Suppressed;
            input.Reason = "The suppression file names the person.";
        }
    }

    /// <summary>Notes who is left out before anything is sent.</summary>
    /// <param name="urls">Those who are not: profiles in normal form.</param>
    public void ExcludeAllBut(IEnumerable<string> urls)
    {
        var left = new HashSet<string>(urls, StringComparer.Ordinal);
        foreach (JobInput input in _inputs.Where(input => input is { Status: null, Url: { } url } && !left.Contains(url)))
        {
            input.Status = JobInputStatus.Excluded;
            input.Reason = "The start left this person out.";
        }
    }

    /// <summary>The inputs of a job.</summary>
    /// <param name="urls">The profiles that the job was sent.</param>
    /// <param name="isFirst">Whether it is the first job of its start: what was not sent is counted with that one.</param>
    /// <returns>The inputs, in order.</returns>
    public IReadOnlyList<JobInput> Of(IEnumerable<string> urls, bool isFirst)
    {
        var sent = new HashSet<string>(urls, StringComparer.Ordinal);
        return _inputs.Where(input => input.Status is null ? sent.Contains(input.Url!) : isFirst).ToList();
    }
}
