using System.Threading;

namespace ProspectingTools.Client.Http;

/// <summary>What accompanies a call: its observer and its cancellation.</summary>
/// <param name="observer">The observer; null for none.</param>
/// <param name="cancellationToken">Ends the call, its waits included.</param>
public sealed class CallContext(ICallObserver? observer = null, CancellationToken cancellationToken = default)
{
    /// <summary>Nobody watches, nothing cancels.</summary>
    public static CallContext None { get; } = new();

    /// <summary>Ends the call, its waits included.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The observer.</summary>
    public ICallObserver? Observer { get; } = observer;

    /// <summary>The same observer with another token.</summary>
    /// <param name="token">The other token.</param>
    /// <returns>A context.</returns>
    public CallContext With(CancellationToken token) => new(Observer, token);

    internal void Warn(string message) => Observer?.Log(CallLogEntry.ForWarning(message));

    internal void Note(string message) => Observer?.Log(CallLogEntry.ForNote(message));
}
