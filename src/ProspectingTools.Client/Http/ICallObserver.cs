using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>Watches a call. Its members are called on any thread.</summary>
public interface ICallObserver
{
    /// <summary>Something worth telling happened.</summary>
    /// <param name="entry">What.</param>
    void Log(CallLogEntry entry);

    /// <summary>The key was refused: a chance to read it again from where it is kept.</summary>
    /// <param name="api">The API that refused it.</param>
    /// <returns>The key as it is kept now; null when there is no such place.</returns>
    Task<ApiKey?> RefreshKeyAsync(ApiKind api);
}
