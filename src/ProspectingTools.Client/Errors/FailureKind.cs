namespace ProspectingTools.Client.Errors;

/// <summary>Where a call failed.</summary>
public enum FailureKind
{
    /// <summary>The server answered with an error.</summary>
    Api,

    /// <summary>No answer: the connection was refused, dropped or never made.</summary>
    Network,

    /// <summary>No whole answer within the time-out.</summary>
    Timeout,

    /// <summary>An answer that is not what the API promises.</summary>
    InvalidData,

    /// <summary>The client refused to send or to follow, for safety.</summary>
    Refused,

    /// <summary>The caller's own input or state.</summary>
    Caller,
}
