using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Client.Jobs;

/// <summary>What is known of the inputs of one job.</summary>
public interface IJobRecord
{
    /// <summary>What became of an address.</summary>
    /// <param name="url">The profile in normal form.</param>
    /// <returns>What is known of it; null when the job was not given it.</returns>
    JobInputResult? Find(string url);
}
