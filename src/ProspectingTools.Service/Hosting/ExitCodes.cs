namespace ProspectingTools.Service.Hosting;

/// <summary>How the process ends.</summary>
internal static class ExitCodes
{
    /// <summary>As asked.</summary>
    public const int Ok = 0;

    /// <summary>An error that has no exit code itself, such as an address that is taken.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Another service uses the data folder.</summary>
    public const int DataInUse = 3;

    /// <summary>The data cannot be read or written.</summary>
    public const int DataUnusable = 4;
}
