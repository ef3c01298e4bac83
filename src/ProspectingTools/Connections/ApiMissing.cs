using System.Management.Automation.Language;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Connections;

/// <summary>The error of a cmdlet whose API the connection does not have, with the line that gives it both.</summary>
internal static class ApiMissing
{
    private const string ReadKey = "(Read-Host 'API key' -AsSecureString)";
    private const string ReadListKey = "(Read-Host 'Contact-lists API key' -AsSecureString)";

    /// <summary>Makes the error.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="api">The API that it does not have.</param>
    /// <returns>The error.</returns>
    public static ProspectingApiException Error(ProspectingConnection connection, ApiKind api) => new(
        FailureKind.Caller,
        ErrorIds.ApiMissing,
        $"This needs the {Name(api)}, which this connection does not have: {Why(connection, api)} {WhatToType(connection, api)}",
        connection.Finding(api).Failure);

    /// <summary>The name of an API in words.</summary>
    /// <param name="api">The API.</param>
    /// <returns>Such as <c>contact-lists API</c>.</returns>
    public static string Name(ApiKind api) => api == ApiKind.ContactLists ? "contact-lists API" : "prospecting API";

    /// <summary>Why a connection does not have an API.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="api">The API.</param>
    /// <returns>A sentence.</returns>
    public static string Why(ProspectingConnection connection, ApiKind api)
    {
        ApiFinding finding = connection.Finding(api);
        string address = connection.AddressOf(api).GetLeftPart(System.UriPartial.Authority);
        string answer = finding.Failure is { } failure ? $" ({failure.Message.TrimEnd('.')})" : string.Empty;
        return finding.Access switch
        {
            ApiAccess.KeyRefused => $"{address} refuses the key there{answer}.",
            ApiAccess.NotThere => $"{address} does not serve it{answer}.",
            _ => $"{address} does not answer there now{answer}.",
        };
    }

    // To add one API must not lose the other: so the whole line is shown.
    private static string WhatToType(ProspectingConnection connection, ApiKind api)
    {
        string parameters = api == ApiKind.ContactLists
            ? $"-Uri {connection.Uri} -ApiKey {ReadKey} -ContactListUri https://lists.example.com -ContactListApiKey {ReadListKey}"
            : $"-Uri https://api.example.com -ApiKey {ReadKey} -ContactListUri {connection.ContactListUri} -ContactListApiKey {ReadListKey}";
        return connection switch
        {
            { ProfileName: { } name } =>
                $"Add its address and key to the profile: Set-ProspectingProfile '{CodeGeneration.EscapeSingleQuotedStringContent(name)}' {parameters}",
            { Source: "Environment" } when api == ApiKind.ContactLists =>
                $"Set its address and key: $env:{EnvironmentSource.ContactListUriVariable} and $env:{EnvironmentSource.ContactListKeyVariable}",
            { Source: "Environment" } =>
                $"Set its address and key, $env:{EnvironmentSource.UriVariable} and $env:{EnvironmentSource.KeyVariable}; those of the contact-lists API go into $env:{EnvironmentSource.ContactListUriVariable} and $env:{EnvironmentSource.ContactListKeyVariable}",
            _ => $"Connect with its address and key too: Connect-Prospecting {parameters}",
        };
    }
}
