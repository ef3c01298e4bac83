using System;
using System.Management.Automation;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Commands.Audiences;

/// <summary>
/// Audiences that are piped into a cmdlet whose only text without a name is its file: <c>Get-Audience | Export-AudienceProspect out.csv</c>.
/// PowerShell gives that text to the first parameter, the audience; it is the path then.
/// </summary>
internal sealed class PipedAudience
{
    private PipedAudience(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Looks what was given before anything was piped in.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">The value of -Path; empty for none.</param>
    /// <param name="audienceIds">The value of -AudienceId.</param>
    /// <returns>What is meant; null when it is what the parameters say.</returns>
    /// <exception cref="ProspectingApiException">No file is named.</exception>
    public static PipedAudience? Find(PSCmdlet command, string path, string?[]? audienceIds)
    {
        if (path.Length > 0)
        {
            return null;
        }

        return command.MyInvocation.ExpectingInput && audienceIds is [{ Length: > 0 } text]
            ? new PipedAudience(text)
            : throw new ProspectingApiException(FailureKind.Caller, ErrorIds.ParameterInvalid, $"Name the file to write: {command.MyInvocation.MyCommand.Name} … -Path <file>.");
    }

    /// <summary>The audiences of what is piped in.</summary>
    /// <param name="input">An audience, a job, or an id.</param>
    /// <returns>Their ids; none for a job whose audience is not known, which is found by its own id.</returns>
    public static string[] IdsOf(PSObject? input) => input switch
    {
        { BaseObject: string id } => [id],
        _ when input?.Properties["AudienceId"]?.Value is { } value => LanguagePrimitives.ConvertTo<string[]>(value),
        _ => Array.Empty<string>(),
    };
}
