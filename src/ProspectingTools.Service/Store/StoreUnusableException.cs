using System;

namespace ProspectingTools.Service.Store;

/// <summary>The stored data cannot be used: damaged, read-only, or of a newer version. The message says what to do.</summary>
internal class StoreUnusableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>There is no room for more. What was asked for was not stored; it can be asked for again when there is room.</summary>
internal sealed class StoreFullException(string message, Exception? inner = null) : StoreUnusableException(message, inner);
