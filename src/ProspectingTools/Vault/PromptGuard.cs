using System;
using System.Linq;
using System.Management.Automation.Host;

namespace ProspectingTools.Vault;

/// <summary>Whether somebody could answer a prompt.</summary>
internal static class PromptGuard
{
    private static readonly string[] s_endsOptions = ["c", "command", "f", "file", "e", "ec", "encodedcommand", "cwa", "commandwithargs"];
    private static readonly string[] s_no = ["", "0", "false", "no"];

    /// <summary>
    /// Whether a prompt would reach a person: not under -NonInteractive, not in CI, not in a job or a service, and not
    /// where standard input is a file or a pipe.
    /// </summary>
    /// <param name="host">The caller's host.</param>
    /// <returns>False when a prompt could only hang or fail.</returns>
    public static bool CanPrompt(PSHost host) => host.Name switch
    {
        "Default Host" => false,
        _ when !Environment.UserInteractive || IsCi() || IsNonInteractive(Environment.GetCommandLineArgs()) => false,
        "ConsoleHost" => !Console.IsInputRedirected,
        _ => true,
    };

    // CI systems set it: https://docs.github.com/actions/reference/workflows-and-actions/variables, GitLab and others alike.
    private static bool IsCi() =>
        !s_no.Contains(Environment.GetEnvironmentVariable("CI") ?? string.Empty, StringComparer.OrdinalIgnoreCase);

    // pwsh knows the switch from its first four letters on; what follows a script or a command is not pwsh's own.
    private static bool IsNonInteractive(string[] arguments) => arguments
        .Skip(1)
        .Select(argument => argument.StartsWith("-", StringComparison.Ordinal) || argument.StartsWith("/", StringComparison.Ordinal) ? argument.TrimStart('-', '/') : string.Empty)
        .TakeWhile(option => !s_endsOptions.Contains(option, StringComparer.OrdinalIgnoreCase))
        .Any(option => option.Length >= 4 && "noninteractive".StartsWith(option, StringComparison.OrdinalIgnoreCase));
}
