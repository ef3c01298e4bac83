namespace ProspectingTools.Client.Errors;

/// <summary>The codes of errors that arise on this side of the wire; those of the APIs are in Contracts.ErrorCodes.</summary>
public static class ClientErrorCodes
{
    /// <summary>The next cursor is missing, repeats, or pages stay empty.</summary>
    public const string CursorStuck = "CursorStuck";

    /// <summary>The body is not the JSON that the API promises.</summary>
    public const string InvalidResponse = "InvalidResponse";

    /// <summary>All items of a list were asked for, and the answer holds no list.</summary>
    public const string ListMissing = "ListMissing";

    /// <summary>The connection was refused, dropped or never made.</summary>
    public const string NetworkError = "NetworkError";

    /// <summary>The server's certificate was not accepted.</summary>
    public const string CertificateError = "CertificateError";

    /// <summary>No whole answer within the time-out.</summary>
    public const string RequestTimeout = "RequestTimeout";

    /// <summary>The connection was closed on this side while a call was under way.</summary>
    public const string ConnectionClosed = "ConnectionClosed";

    /// <summary>A redirect to another host; the key stays here.</summary>
    public const string RedirectRefused = "RedirectRefused";

    /// <summary>A path that would become another one when it is sent.</summary>
    public const string PathChanged = "PathChanged";

    /// <summary>Plain http to a host that is not this machine.</summary>
    public const string InsecureUri = "InsecureUri";

    /// <summary>A call needs an account group and the connection has none.</summary>
    public const string AccountGroupMissing = "AccountGroupMissing";

    /// <summary>It cannot be determined which audience is the job's.</summary>
    public const string AudienceNotFound = "AudienceNotFound";

    /// <summary>Several audiences could be the job's.</summary>
    public const string AudienceAmbiguous = "AudienceAmbiguous";

    /// <summary>The audience was not ready within the time given.</summary>
    public const string AudienceWaitTimeout = "AudienceWaitTimeout";

    /// <summary>The answer to a contact-list creation was lost, and no such list is there yet.</summary>
    public const string ContactListUnknown = "ContactListUnknown";
}
