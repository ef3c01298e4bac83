using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace ProspectingTools.Desktop.Tests;

/// <summary>The files of the module as Windows PowerShell gets them: its own assemblies, and bin/desktop as the build makes it.</summary>
public sealed class Binaries : IDisposable
{
    /// <summary>Builds bin/desktop into a folder of its own, with the command that build/Build.ps1 has.</summary>
    public Binaries()
    {
        Desktop = Directory.CreateTempSubdirectory("desktop").FullName;
        var start = new ProcessStartInfo("dotnet", ["msbuild", Setting("DesktopProject"), "-restore", "-target:CopyDesktop", $"-property:DesktopFolder={Desktop}", "-nologo"])
        {
            RedirectStandardOutput = true,
        };
        using Process build = Process.Start(start)!;
        string said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
        {
            throw new InvalidOperationException(said);
        }
    }

    /// <summary>The folder that bin/desktop is made in.</summary>
    public string Desktop { get; }

    /// <summary>The reference assemblies of .NET Framework 4.7.2.</summary>
    public static string NetFramework => Setting("NetFramework");

    /// <summary>The module's own assemblies: those beside the tests that carry its name.</summary>
    public static IReadOnlyList<string> Module { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "ProspectingTools*.dll").Where(static f => !f.EndsWith(".Tests.dll", StringComparison.Ordinal))];

    /// <summary>The surface that Windows PowerShell 5.1 and PowerShell 7 share.</summary>
    public static string Automation => Path.Combine(AppContext.BaseDirectory, "System.Management.Automation.dll");

    /// <summary>The files of bin/desktop.</summary>
    public IReadOnlyList<string> DesktopFiles => Directory.GetFiles(Desktop, "*.dll");

    /// <summary>
    /// What the process of Windows PowerShell 5.1 finds: .NET Framework, its facades, PowerShell, the module and bin/desktop, which
    /// is asked last, as the resolver is.
    /// </summary>
    internal AssemblySet All() => new([.. SystemAndModule, .. DesktopFiles]);

    /// <summary>The same without bin/desktop.</summary>
    internal static IReadOnlyList<string> SystemAndModule =>
        [.. Directory.GetFiles(NetFramework, "*.dll"), .. Directory.GetFiles(Path.Combine(NetFramework, "Facades"), "*.dll"), Automation, .. Module];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Desktop, recursive: true);

    private static string Setting(string key) =>
        typeof(Binaries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
