using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace ProspectingTools.LocalService;

/// <summary>
/// Finds the local service: what PROSPECTING_SERVICE names, else the one beside the module, else the .NET tool
/// prospecting-service.
/// </summary>
internal static class ServiceLocator
{
    /// <summary>The environment variable that names the program.</summary>
    public const string Variable = "PROSPECTING_SERVICE";

    /// <summary>The name of the .NET tool.</summary>
    public const string ToolName = "prospecting-service";

    private const string AssemblyName = "ProspectingTools.Service.dll";

    /// <summary>Finds the service.</summary>
    /// <returns>How to run it; null when it is nowhere.</returns>
    public static ServiceProgram? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Program(named);
        }

        string bin = Path.GetDirectoryName(typeof(ServiceLocator).Assembly.Location) ?? string.Empty;
        string beside = Path.Combine(bin, "service", AssemblyName);
        if (File.Exists(beside))
        {
            return Program(beside);
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return FindExecutable(ToolName, [Path.Combine(home, ".dotnet", "tools")]) is { } tool ? Program(tool) : null;
    }

    private static ServiceProgram Program(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        ? new ServiceProgram(FindDotNet(), path)
        : new ServiceProgram(path, null);

    private static string FindDotNet()
    {
        var places = new List<string>();
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
        {
            places.Add(root);
        }

        places.AddRange(["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/local/share/dotnet", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet")]);
        places.Add(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet"));

        // When it is nowhere, the start fails with an error that says so.
        return FindExecutable("dotnet", places) ?? "dotnet";
    }

    private static string? FindExecutable(string name, IEnumerable<string> otherPlaces)
    {
        string file = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
            .Concat(otherPlaces)
            .Select(folder => TryCombine(folder, file))
            .FirstOrDefault(candidate => candidate is not null && File.Exists(candidate));
    }

    // PATH may hold anything.
    private static string? TryCombine(string folder, string file)
    {
        try
        {
            return Path.Combine(folder.Trim('"'), file);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
