using System;

namespace ProspectingTools.Service.Store;

/// <summary>
/// The store could not do it now, though it may a moment later: other writers held it for too long, or it was restarted.
/// </summary>
/// <param name="message">What happened, for people.</param>
/// <param name="inner">The store's own error.</param>
internal sealed class StoreBusyException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// Whether it is unknown if the write happened: the connection was lost while it was being committed. An
    /// idempotency key tells whether it did.
    /// </summary>
    public bool OutcomeUnknown { get; init; }
}
