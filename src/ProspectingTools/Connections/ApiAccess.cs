namespace ProspectingTools.Connections;

/// <summary>What is known of one API of a connection.</summary>
public enum ApiAccess
{
    /// <summary>Nothing was asked yet.</summary>
    Untried,

    /// <summary>It is there, and the key opens it.</summary>
    Open,

    /// <summary>It is there and knows the key, which may not do what was tried (403); other calls may work.</summary>
    Limited,

    /// <summary>The key is not one of this API (401).</summary>
    KeyRefused,

    /// <summary>The address does not serve this API.</summary>
    NotThere,

    /// <summary>No answer, or that of a server in trouble; the next call tries again.</summary>
    NoAnswer,
}
