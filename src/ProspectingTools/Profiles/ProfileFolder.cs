using System;
using System.IO;
using System.Runtime.InteropServices;

namespace ProspectingTools.Profiles;

/// <summary>The folder of the user's configuration.</summary>
internal static class ProfileFolder
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "PROSPECTING_CONFIG_HOME";

    private const string Name = "ProspectingTools";

    /// <summary>The profiles' file; it need not exist.</summary>
    public static string File => Path.Combine(Folder(), "profiles.json");

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), Name);
        }

        // https://specifications.freedesktop.org/basedir-spec: a relative path there is to be ignored.
        string? configured = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        return configured is not null && Path.IsPathRooted(configured)
            ? Path.Combine(configured, Name)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config", Name);
    }
}
