using System;
using System.Runtime.InteropServices;

namespace ProspectingTools.Service.Hosting;

/// <summary>What the terminal of the program that started the service sends to both of them.</summary>
internal static partial class TerminalSignals
{
    private const int SigInt = 2;
    private const nint Ignore = 1;

    /// <summary>
    /// Leaves Ctrl+C to that program: a service that it started in the background is not what it stops. On Windows such a
    /// service has no console, and gets none.
    /// </summary>
    public static void IgnoreInterrupt()
    {
        if (!OperatingSystem.IsWindows())
        {
            SetHandler(SigInt, Ignore);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);
}
