namespace ProspectingTools.Service.Jobs;

/// <summary>Says whether jobs are held in a stage: a fault on demand that the engine must obey without knowing faults.</summary>
internal interface IStageGate
{
    /// <summary>Whether a job is held in a stage.</summary>
    /// <param name="stage">The stage's name on the wire.</param>
    /// <param name="jobId">The job.</param>
    /// <returns>True while the job may not leave it.</returns>
    bool IsStalled(string stage, string jobId);
}
