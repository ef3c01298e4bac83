using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>Signals to one process that a test started.</summary>
internal static partial class Signals
{
    private const int SigInt = 2;
    private const int SigQuit = 3;
    private const int SigTerm = 15;
    private const int SigContinue = 18;
    private const int SigStop = 19;

    /// <summary>What a terminal sends on Ctrl+C to every program that it shows. Unix only.</summary>
    public static void Interrupt(int pid) => Send(pid, SigInt);

    /// <summary>Asks a process to stop. Windows has no such signal; there the process is ended.</summary>
    public static void Terminate(int pid)
    {
        if (OperatingSystem.IsWindows())
        {
            Process.GetProcessById(pid).Kill();
        }
        else
        {
            Send(pid, SigTerm);
        }
    }

    /// <summary>PostgreSQL's immediate shutdown: nothing is written any more. Unix only.</summary>
    public static void Quit(int pid) => Send(pid, SigQuit);

    /// <summary>Freezes a process. Linux only.</summary>
    public static void Freeze(int pid) => Send(pid, SigStop);

    /// <summary>Lets a frozen process go on. Linux only.</summary>
    public static void Thaw(int pid) => Send(pid, SigContinue);

    private static void Send(int pid, int signal)
    {
        if (Kill(pid, signal) != 0)
        {
            throw new InvalidOperationException($"No signal to process {pid}: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
