namespace ProspectingTools.Service.Store;

/// <summary>The kinds of work that the engine does.</summary>
internal static class JobKinds
{
    /// <summary>Imports prospects.</summary>
    public const string Prospecting = "prospecting";

    /// <summary>Looks at prospects for signals.</summary>
    public const string SignalScan = "signal_scan";
}
