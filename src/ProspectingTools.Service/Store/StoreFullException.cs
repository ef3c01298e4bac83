using System;

namespace ProspectingTools.Service.Store;

/// <summary>There is no room for more. What was asked for was not stored; it can be asked for again when there is room.</summary>
internal sealed class StoreFullException(string message, Exception? inner = null) : StoreUnusableException(message, inner);
