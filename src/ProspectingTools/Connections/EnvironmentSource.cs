using System;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Connections;

/// <summary>The connection that environment variables describe.</summary>
internal static class EnvironmentSource
{
    /// <summary>The variable that holds the address.</summary>
    public const string UriVariable = "PROSPECTING_URI";

    /// <summary>The variable that holds the key.</summary>
    public const string KeyVariable = "PROSPECTING_API_KEY";

    /// <summary>The variable that holds the account group.</summary>
    public const string AccountGroupVariable = "PROSPECTING_ACCOUNT_GROUP";

    /// <summary>The variable that holds the contact-lists API's address, where that is another.</summary>
    public const string ContactListUriVariable = "PROSPECTING_CONTACT_LIST_URI";

    /// <summary>The variable that holds the contact-lists API's key, where that is another.</summary>
    public const string ContactListKeyVariable = "PROSPECTING_CONTACT_LIST_API_KEY";

    /// <summary>Reads the variables.</summary>
    /// <returns>What they describe: both APIs, or the contact-lists API alone; null when neither an address nor a key is set.</returns>
    /// <exception cref="ProspectingApiException">Of an address and its key one is set and the other is not, or they hold what they cannot.</exception>
    public static Endpoints? Read()
    {
        if (Value(UriVariable) is null && Value(KeyVariable) is null)
        {
            return Pair(ContactListUriVariable, ContactListKeyVariable);
        }

        Endpoints main = Pair(UriVariable, KeyVariable)!;
        return new Endpoints
        {
            Uri = main.Uri,
            Key = main.Key,
            AccountGroupId = main.AccountGroupId,
            ContactListUri = Value(ContactListUriVariable) is { } other ? ConnectionUri.Parse(other, ContactListUriVariable) : null,
            ContactListKey = Value(ContactListKeyVariable) is { } otherKey ? Key(otherKey, ContactListKeyVariable) : null,
        };
    }

    private static Endpoints? Pair(string uriVariable, string keyVariable)
    {
        string? address = Value(uriVariable);
        string? key = Value(keyVariable);
        if (address is null && key is null)
        {
            return null;
        }

        // Going on to the default profile could spend the credits of another account than the one that is meant.
        if (address is null || key is null)
        {
            string set = address is null ? keyVariable : uriVariable;
            string missing = address is null ? uriVariable : keyVariable;
            throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.ConnectionMissing,
                $"The environment variable {set} is set, but {missing} is not. Set both, or type: Remove-Item Env:{set}");
        }

        return new Endpoints
        {
            Uri = ConnectionUri.Parse(address, uriVariable),
            Key = Key(key, keyVariable),
            AccountGroupId = Value(AccountGroupVariable),
        };
    }

    private static ApiKey Key(string text, string variable)
    {
        try
        {
            return ApiKey.FromString(text);
        }
        catch (ArgumentException e)
        {
            throw ApiKeyErrors.Invalid($"The environment variable {variable}", e);
        }
    }

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
