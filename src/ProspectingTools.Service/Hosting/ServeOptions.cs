using ProspectingTools.Service.Access;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Hosting;

/// <summary>What the command line and the environment say about a run of the service.</summary>
internal sealed record ServeOptions
{
    /// <summary>The address to listen on.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5088";

    /// <summary>Addresses, with semicolons between them. Port 0 takes a free one.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>The connection string of a database that several instances may share; null for a folder or memory. It may hold a password.</summary>
    public string? Store { get; init; }

    /// <summary>The data folder; null keeps everything in memory.</summary>
    public string? DataPath { get; init; }

    /// <summary>How many fictional people the directory is to hold.</summary>
    public int Sample { get; init; }

    /// <summary>What the rules need to know.</summary>
    public ServiceSettings Rules { get; init; } = new();

    /// <summary>The rate limit; null for none.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>A key for this run only, with all permissions.</summary>
    public string? SessionKey { get; init; }

    /// <summary>The key of the admin endpoints; null turns them off.</summary>
    public string? AdminKey { get; init; }

    /// <summary>Whether to print one line of JSON instead of the banner.</summary>
    public bool ReadyJson { get; init; }

    /// <summary>Whether the log is JSON, an object a line, for programs that collect it.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Whether to stop when standard input ends.</summary>
    public bool ExitWithStdin { get; init; }
}
