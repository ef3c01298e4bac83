using System;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Connections;

/// <summary>Where the APIs are and with which keys.</summary>
internal sealed class Endpoints
{
    /// <summary>Where both APIs are, or the prospecting API, or the only one that there is.</summary>
    public required Uri Uri { get; init; }

    public required ApiKey Key { get; init; }

    public string? AccountGroupId { get; set; }

    /// <summary>Null when both APIs are at one host.</summary>
    public Uri? ContactListUri { get; init; }

    /// <summary>Null when one key is for both APIs.</summary>
    public ApiKey? ContactListKey { get; init; }
}
