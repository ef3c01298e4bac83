using System;

namespace ProspectingTools.Service.Store;

/// <summary>The stored data cannot be used: damaged, read-only, or of a newer version. The message says what to do.</summary>
internal class StoreUnusableException(string message, Exception? inner = null) : Exception(message, inner);
