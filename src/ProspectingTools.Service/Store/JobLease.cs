namespace ProspectingTools.Service.Store;

/// <summary>A job in the hands of a worker. Owner and attempt fence it: a worker whose job was claimed again since changes nothing any more.</summary>
/// <param name="GroupKey">The job's account group.</param>
/// <param name="JobKey">The store's own number of the job.</param>
/// <param name="Attempt">The number of the claim, which each claim of the job raises.</param>
/// <param name="Owner">Who claimed it.</param>
/// <param name="Lost">How many claims in a row ended without a word and without a finished step: with the end of the process, likely.</param>
internal sealed record JobLease(long GroupKey, long JobKey, long Attempt, string Owner, long Lost)
{
    // For the store's own reading of rows.
    private JobLease()
        : this(0, 0, 0, string.Empty, 0)
    {
    }
}
