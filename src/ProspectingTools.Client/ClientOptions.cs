using System;
using System.Net;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Client;

/// <summary>What a connection is made of.</summary>
public sealed class ClientOptions
{
    /// <summary>How long one attempt may take when nothing else is said.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(100);

    /// <summary>Where the prospecting API is. Plain http is allowed to this machine only.</summary>
    public required Uri BaseUri { get; init; }

    /// <summary>The key of the prospecting API.</summary>
    public required ApiKey Key { get; init; }

    /// <summary>The account group that scopes the calls; null as long as none is chosen.</summary>
    public string? AccountGroupId { get; init; }

    /// <summary>Where the contact-lists API is; null when at <see cref="BaseUri"/>.</summary>
    public Uri? ContactListUri { get; init; }

    /// <summary>The key of the contact-lists API; null when the same. Never sent to the other host.</summary>
    public ApiKey? ContactListKey { get; init; }

    /// <summary>How requests are repeated.</summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>How long one attempt may take, its body included.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>How long the creation of a contact list may take, where that is longer: it is a live search.</summary>
    public TimeSpan CreationTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A proxy; null for the system's, unless <see cref="NoProxy"/>.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether to go without any proxy.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Whether certificate errors are accepted; only ever for this machine.</summary>
    public bool SkipLoopbackCertificateCheck { get; init; }

    /// <summary>Whether bodies are logged: capped, e-mail addresses masked.</summary>
    public bool LogBodies { get; init; }

    /// <summary>What waits and time limits go by; tests set their own.</summary>
    internal TimeSource Time { get; init; } = TimeSource.System;

    /// <summary>The User-Agent header.</summary>
    public string UserAgent { get; init; } = "ProspectingTools";
}
