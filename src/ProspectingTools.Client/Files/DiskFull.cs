using System.IO;

namespace ProspectingTools.Client.Files;

/// <summary>Tells a full disk from other failures of a file.</summary>
public static class DiskFull
{
    private const int NoSpaceOnUnix = 28;
    private const int QuotaOnLinux = 122;
    private const int QuotaOnMacOS = 69;
    private const int HandleDiskFull = unchecked((int)0x80070027);
    private const int FullOnWindows = unchecked((int)0x80070070);

    /// <summary>Whether a failure says that the disk, or the user's part of it, is full.</summary>
    /// <param name="exception">The failure.</param>
    /// <returns>True when it does.</returns>
    public static bool Is(IOException exception) =>
        exception.HResult is NoSpaceOnUnix or QuotaOnLinux or QuotaOnMacOS or HandleDiskFull or FullOnWindows;
}
