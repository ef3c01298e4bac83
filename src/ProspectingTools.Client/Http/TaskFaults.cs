using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>Requests that nobody waits for any more.</summary>
internal static class TaskFaults
{
    /// <summary>Takes note of a task's failure, so that it is not reported as unobserved.</summary>
    /// <param name="task">The task; null for none.</param>
    public static void Observe(Task? task) =>
        task?.ContinueWith(
            static t => _ = t.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
