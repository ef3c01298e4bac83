using System;
using System.Management.Automation.Language;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;

namespace ProspectingTools.Errors;

/// <summary>What to do about a key that was refused: it depends on where the key came from.</summary>
internal static class KeyAdvice
{
    /// <summary>The line to type, or the variable to correct.</summary>
    /// <param name="e">The refusal.</param>
    /// <param name="connection">The connection of the call.</param>
    /// <returns>The advice.</returns>
    public static string For(ProspectingApiException e, ProspectingConnection? connection)
    {
        bool second = connection?.Client.Options.ContactListKey is not null
            && e.Path is not null
            && ApiPath.ApiOf(e.Path) == ApiKind.ContactLists;
        string parameter = second ? "-ContactListApiKey" : "-ApiKey";
        return connection switch
        {
            { ProfileName: { } name } =>
                $"Store the right one: Set-ProspectingProfile '{CodeGeneration.EscapeSingleQuotedStringContent(name)}' {parameter} (Read-Host -AsSecureString).",
            { Source: "Environment" } =>
                $"Put the right one into the environment variable {(second ? EnvironmentSource.ContactListKeyVariable : EnvironmentSource.KeyVariable)}.",
            { } when !second => $"Connect again with the right one: Connect-Prospecting -Uri {connection.Uri} -ApiKey (Read-Host -AsSecureString).",
            _ => $"Connect again with the right {parameter}: Connect-Prospecting.",
        };
    }
}
