namespace ProspectingTools;

/// <summary>The ids of errors that arise in the cmdlets; those of the client and of the APIs are in their own lists.</summary>
public static class ErrorIds
{
    /// <summary>No connection was given, made, set in the environment or stored as default.</summary>
    public const string ConnectionMissing = "ConnectionMissing";

    /// <summary>The connection does not have the API that the cmdlet calls.</summary>
    public const string ApiMissing = "ApiMissing";

    /// <summary>The greatest cost of a start is above -MaxCredits.</summary>
    public const string MaxCreditsExceeded = "MaxCreditsExceeded";

    /// <summary>A part of the search is not applied, and -Strict was given.</summary>
    public const string FilterIgnored = "FilterIgnored";

    /// <summary>The service does not say what of a search it applies, and -Strict was given.</summary>
    public const string StrictUnsupported = "StrictUnsupported";

    /// <summary>The service, or the kind of source, has no way to leave people out.</summary>
    public const string ExcludeUnsupported = "ExcludeUnsupported";

    /// <summary>An address is not a LinkedIn profile.</summary>
    public const string ProfileUrlInvalid = "ProfileUrlInvalid";

    /// <summary>A search, post or company address is not of its kind.</summary>
    public const string UrlInvalid = "UrlInvalid";

    /// <summary>A job ended as failed and its error has no code.</summary>
    public const string JobFailed = "JobFailed";

    /// <summary>Time ran out before a job ended.</summary>
    public const string JobWaitTimeout = "JobWaitTimeout";

    /// <summary>A signal scan ended as failed and its error has no code.</summary>
    public const string ScanFailed = "ScanFailed";

    /// <summary>Time ran out before a signal scan ended.</summary>
    public const string ScanWaitTimeout = "ScanWaitTimeout";

    /// <summary>There is nothing that a signal scan could look for.</summary>
    public const string SpecificationMissing = "SpecificationMissing";

    /// <summary>A wildcard name matched nothing where something was needed, or a name without wildcards was not found.</summary>
    public const string NotFound = "NameNotFound";

    /// <summary>A combination of parameters that has no meaning.</summary>
    public const string ParameterInvalid = "ParameterInvalid";

    /// <summary>The local service could not be started.</summary>
    public const string ServiceStartFailed = "ServiceStartFailed";

    /// <summary>The local service's program was not found.</summary>
    public const string ServiceNotFound = "ServiceNotFound";

    /// <summary>No .NET runtime that can run the local service.</summary>
    public const string DotNetMissing = "DotNetMissing";

    /// <summary>The admin key of the service is not known here.</summary>
    public const string AdminKeyMissing = "AdminKeyMissing";

    /// <summary>The service refuses the admin key.</summary>
    public const string AdminKeyRefused = "AdminKeyRefused";

    /// <summary>Only a local service does this, and the connection leads to none.</summary>
    public const string LocalServiceNeeded = "LocalServiceNeeded";

    /// <summary>The service has no admin endpoints, or they are off.</summary>
    public const string AdminUnavailable = "AdminUnavailable";

    /// <summary>A signal of an import was not used.</summary>
    public const string SignalSkipped = "SignalSkipped";

    /// <summary>A row of an import was not used.</summary>
    public const string PersonSkipped = "PersonSkipped";

    /// <summary>A file could not be read or written.</summary>
    public const string FileError = "FileError";

    /// <summary>An API key is empty or has a character that no key has.</summary>
    public const string KeyInvalid = "KeyInvalid";

    /// <summary>The key may not use the account group.</summary>
    public const string AccountGroupUnknown = "AccountGroupUnknown";

    /// <summary>There is no profile of that name.</summary>
    public const string ProfileMissing = "ProfileMissing";

    /// <summary>The file of profiles is not JSON, or holds what it cannot.</summary>
    public const string ProfileFileDamaged = "ProfileFileDamaged";

    /// <summary>The module Microsoft.PowerShell.SecretManagement is not installed.</summary>
    public const string SecretManagementMissing = "SecretManagementMissing";

    /// <summary>The vault is not registered, or its module is gone.</summary>
    public const string VaultMissing = "VaultMissing";

    /// <summary>The vault needs its password, and nobody can be asked for it.</summary>
    public const string VaultLocked = "VaultLocked";

    /// <summary>The vault has no such secret.</summary>
    public const string SecretMissing = "SecretMissing";

    /// <summary>The secret is neither a SecureString nor a string.</summary>
    public const string SecretTypeInvalid = "SecretTypeInvalid";

    /// <summary>The vault failed in its own way.</summary>
    public const string VaultError = "VaultError";
}
