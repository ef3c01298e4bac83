using System.Linq;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Formatting;

/// <summary>What a job that has ended has met with: people who were left out, or nobody at all; as far as its answer says, and where to see more.</summary>
public static class JobNote
{
    /// <summary>What a job that has ended met with, whom it left out by the suppression file, and why a completed one has imported nobody.</summary>
    /// <param name="job">The job.</param>
    /// <returns>A sentence or more; null where there is nothing to say, and where the server does not count.</returns>
    public static string? Of(ProspectingJob? job) =>
        string.Join(" ", new[] { job is { IsFinished: true } ? job.Notice : null, LeftOut(job) }.Where(static text => text is not null)) is { Length: > 0 } note ? note : null;

    private static string? LeftOut(ProspectingJob? job) => job is { IsFinished: true, SuppressedCount: > 0 and var suppressed }
        ? $"{SuppressionText.LeftOut(suppressed)}{(job.ExcludedCount > 0 && Nobody(job) is { } nobody ? " " + nobody : string.Empty)}"
        : Nobody(job);

    private static string? Nobody(ProspectingJob? job)
    {
        if (job is not { ImportedCount: 0 } || JobStatus.Known(job.Status) != JobStatus.Completed)
        {
            return null;
        }

        return job.ExcludedCount is > 0 and var excluded
            ? $"Nobody was imported: {(excluded == 1 ? "the one person" : $"all {Counted.People(excluded)}")} whom the source has {Counted.Verb(excluded, "is", "are")} excluded."
            : $"Nobody was imported: {Reason(job)}{Ignored(job)}";
    }

    private static string Reason(ProspectingJob job) => job.Source switch
    {
        JobSource.UrlUpload => $"the service knows nobody at the addresses that were given. Get-ProspectingJobResult {job.JobId} shows what became of each.",
        JobSource.LinkedInSearch => "nobody matches the search. Measure-ProspectingSource -SearchUrl shows how it was understood.",
        JobSource.PostCommenters => "the post has no commenters whom the service knows.",
        JobSource.SalesNavigator => "the list or saved search has nobody in it. Measure-ProspectingSource counts again.",
        _ => "the source gave nobody.",
    };

    private static string Ignored(ProspectingJob job) => job.IgnoredFilters is { Count: > 0 } ignored
        ? $" Not applied of it: {string.Join("; ", ignored.Select(static filter => filter.ToString()))}."
        : string.Empty;
}
