using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>Which of the two APIs a call goes to.</summary>
public enum ApiKind
{
    /// <summary>The prospecting API.</summary>
    Prospecting,

    /// <summary>The contact-lists API.</summary>
    ContactLists,
}

/// <summary>Who watches a call. Its members are called on any thread.</summary>
public interface ICallObserver
{
    /// <summary>Something worth telling happened.</summary>
    /// <param name="entry">What.</param>
    void Log(CallLogEntry entry);

    /// <summary>The key was refused: a chance to read it anew from where it is kept.</summary>
    /// <param name="api">The API that refused it.</param>
    /// <returns>The key as it is kept now; null when there is no such place.</returns>
    Task<ApiKey?> RefreshKeyAsync(ApiKind api);
}

/// <summary>What accompanies a call: its observer and its cancellation.</summary>
/// <param name="observer">Who watches; null for nobody.</param>
/// <param name="cancellationToken">Ends the call, its waits included.</param>
public sealed class CallContext(ICallObserver? observer = null, CancellationToken cancellationToken = default)
{
    /// <summary>Nobody watches, nothing cancels.</summary>
    public static CallContext None { get; } = new();

    /// <summary>Ends the call, its waits included.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Who watches.</summary>
    public ICallObserver? Observer { get; } = observer;

    /// <summary>The same observer with another token.</summary>
    /// <param name="token">The other token.</param>
    /// <returns>A context.</returns>
    public CallContext With(CancellationToken token) => new(Observer, token);

    internal void Warn(string message) => Observer?.Log(CallLogEntry.ForWarning(message));

    internal void Note(string message) => Observer?.Log(CallLogEntry.ForNote(message));
}
